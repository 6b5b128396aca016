// No cell is wrong in silence: one table, written down in many ways, each of them damaged at every
// line. A cell is as it was drawn up, or it is listed as unread.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "facts/text.h"
#include "facts/width.h"
#include "tests/support/read_report.h"

using namespace gouji;
using namespace gouji::tests;

namespace {

struct TableRow {
    std::string id;
    std::vector<std::string> labels;  // of its groups and its own
    std::vector<std::string> figures;
};

using Lines = std::vector<std::string>;

constexpr std::size_t labels = 3, columns = 5;

// Figures that are all different, of one to four digits, and a blank here and there.
class Draw {
  public:
    explicit Draw(std::uint32_t seed) : state_(seed) {}
    std::string figure() {
        const std::uint32_t drawn = next();
        if (drawn % 11 == 0) return "";
        constexpr std::uint32_t sizes[] = {10, 100, 1000, 10000};
        return std::to_string(next() % sizes[drawn % 4]);
    }

  private:
    std::uint32_t next() {
        state_ = state_ * 1664525 + 1013904223;
        return state_ >> 8U;
    }
    std::uint32_t state_;
};

std::vector<TableRow> rows_of(std::uint32_t seed) {
    std::vector<TableRow> rows{{"lent", {"一、本年借出图书册数", "", ""}, {}},
                               {"returned", {"二、图书去向情况", "（一）按期归还入库", ""}, {}},
                               {"damaged.repaired", {"", "（二）污损图书", "1.修补后继续借阅"}, {}},
                               {"damaged.paid", {"", "", "2.由读者照价赔偿"}, {}},
                               {"other.lost", {"", "（三）其他去向", "1.遗失且未能找回"}, {}},
                               {"other.other", {"", "", "2.其他"}, {}},
                               {"summed", {"", "（四）合计", ""}, {}},
                               {"open", {"三、年末尚未归还册数", "", ""}, {}}};
    Draw draw(seed);
    for (TableRow& row : rows) {
        for (std::size_t c = 0; c < columns; ++c) row.figures.push_back(draw.figure());
    }
    return rows;
}

using Cells = std::vector<std::vector<std::string>>;

// All rows of equal length; heads as a converter leaves them whose format has no merged cells.
Cells cells_of(const std::vector<TableRow>& rows) {
    Cells cells{{"（各行之和应等于总册数）", "", "", "读者情况", "", "", "", ""},
                {"", "", "", "成年读者", "未成年读者", "", "", "合计"},
                {"", "", "", "", "小学学生", "中学学生", "其他", ""}};
    for (const TableRow& row : rows) {
        cells.push_back(row.labels);
        cells.back().insert(cells.back().end(), row.figures.begin(), row.figures.end());
    }
    return cells;
}

// The cells that a row has where merged ones are one.
std::vector<std::string> unmerged(const std::vector<std::string>& row, bool is_head) {
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const bool is_label = is_head || i < labels;
        if (!is_label || !row[i].empty()) shown.push_back(row[i]);
    }
    return shown;
}

// ---------------------------------------------------------------- ways of writing it down

Lines between_tabs(const Cells& cells) {
    Lines lines;
    for (std::size_t r = 0; r < cells.size(); ++r) {
        std::string line;
        for (const std::string& cell : unmerged(cells[r], r < labels)) line += cell + "\t";
        line.pop_back();
        lines.push_back(line);
    }
    return lines;
}

Lines a_cell_a_line(const Cells& cells) {
    Lines lines;
    for (std::size_t r = 0; r < cells.size(); ++r) {
        for (const std::string& cell : unmerged(cells[r], r < labels)) lines.push_back("  " + cell);
        lines.emplace_back();
    }
    return lines;
}

Lines between_pipes(const Cells& cells) {
    Lines lines;
    for (const std::vector<std::string>& row : cells) {
        std::string line = "|";
        for (const std::string& cell : row) line += " " + cell + " |";
        lines.push_back(line);
        if (lines.size() == 1) lines.emplace_back("|---|---|---|---|---|---|---|---|");
    }
    return lines;
}

std::size_t width_of(std::size_t column) {
    return column < labels ? 26 : 12;
}

std::string ruling(const std::string& dash, const std::string& corner) {
    std::string line = corner;
    for (std::size_t c = 0; c < labels + columns; ++c) {
        for (std::size_t i = 0; i < width_of(c); ++i) line += dash;
        line += corner;
    }
    return line;
}

Lines in_boxes(const Cells& cells) {
    Lines lines{ruling("─", "┼")};
    for (const std::vector<std::string>& row : cells) {
        std::string line = "│";
        for (std::size_t c = 0; c < row.size(); ++c) line += pad_to(row[c], width_of(c)) + "│";
        lines.push_back(line);
        lines.push_back(lines.front());
    }
    return lines;
}

// Cells over two lines of text, broken wherever the column ends.
Lines in_narrow_boxes(const Cells& cells) {
    Lines lines{ruling("-", "+")};
    for (const std::vector<std::string>& row : cells) {
        std::string upper = "|", lower = "|";
        for (std::size_t c = 0; c < row.size(); ++c) {
            const std::string first(fit_start(row[c], c < labels ? 16 : 12));
            upper += pad_to(first, width_of(c)) + "|";
            lower += pad_to(row[c].substr(first.size()), width_of(c)) + "|";
        }
        lines.push_back(upper);
        lines.push_back(lower);
        lines.push_back(lines.front());
    }
    return lines;
}

Lines under_rulers(const Cells& cells) {
    const std::string ruler = ruling("-", " ");
    Lines lines{ruler};
    for (const std::vector<std::string>& row : cells) {
        std::string line = " ";
        for (std::size_t c = 0; c < row.size(); ++c) line += pad_to(row[c], width_of(c)) + " ";
        lines.push_back(line);
        lines.emplace_back();
    }
    lines.back() = ruler;
    return lines;
}

Lines laid_out(const Cells& cells) {
    Lines lines;
    for (const std::vector<std::string>& row : cells) {
        std::string line;
        for (std::size_t c = 0; c < row.size(); ++c) line += pad_to(row[c], width_of(c));
        lines.push_back(line);
    }
    return lines;
}

Lines figures_behind_labels(const Cells& cells) {
    Lines lines{"（各行之和应等于总册数）", "读者情况", "成年读者 未成年读者 合计",
                "小学学生 中学学生 其他"};
    for (std::size_t r = 3; r < cells.size(); ++r) {
        std::string line;
        for (const std::string& cell : cells[r]) line += cell.empty() ? "" : cell + " ";
        lines.push_back(line);
    }
    return lines;
}

Lines figures_one_a_line(const Cells& cells) {
    Lines lines{"（各行之和应等于总册数）",
                "读者情况",
                "成年读者",
                "未成年读者",
                "小学学生",
                "中学学生",
                "其他",
                "合计"};
    for (std::size_t r = 3; r < cells.size(); ++r) {
        for (const std::string& cell : cells[r]) {
            if (!cell.empty()) lines.push_back(cell);
        }
    }
    return lines;
}

using Layout = Lines (*)(const Cells&);

const std::map<std::string, Layout> layouts{{"between tabs", between_tabs},
                                            {"a cell a line", a_cell_a_line},
                                            {"between pipes", between_pipes},
                                            {"in boxes", in_boxes},
                                            {"in narrow boxes", in_narrow_boxes},
                                            {"under rulers", under_rulers},
                                            {"laid out", laid_out},
                                            {"figures behind labels", figures_behind_labels},
                                            {"figures one a line", figures_one_a_line}};

// ---------------------------------------------------------------- what is asserted

std::string report_of(const Lines& table) {
    std::string text = "某馆2023年馆藏报告\n一、馆藏情况\n无。\n二、借阅情况\n";
    for (const std::string& line : table) text += line + "\n";
    return text + "三、到馆情况\n无。\n";
}

bool is_listed(const FactBase& facts, const std::string& path) {
    return std::any_of(facts.unread.begin(), facts.unread.end(),
                       [&](const UnreadFact& unread) { return unread.path == path; });
}

// A damage may take figures away: their cells are then blank for all that can be seen.
enum class Takes : std::uint8_t { Nothing, Figures };

struct Outcome {
    std::size_t right = 0, unread = 0;
    std::vector<std::string> wrong;
};

Outcome outcome_of(const std::string& text, const std::vector<TableRow>& rows,
                   Takes takes = Takes::Nothing) {
    const std::vector<std::string> names{"adult", "pupil", "student", "other_minor", "total"};
    const FactBase facts = read_report(text);
    Outcome outcome;
    for (const TableRow& row : rows) {
        for (std::size_t c = 0; c < columns; ++c) {
            const std::string path = "loans." + row.id + "." + names[c];
            const std::string expected = row.figures[c].empty() ? "missing" : row.figures[c];
            const std::string read = shown(facts, path);
            if (read == expected || (takes == Takes::Figures && read == "missing")) {
                ++outcome.right;
            } else if (is_listed(facts, path)) {
                ++outcome.unread;
            } else {
                outcome.wrong.push_back(path + ": " + read + " for " + expected);
            }
        }
    }
    return outcome;
}

struct Damage {
    Lines (*damaged)(Lines, std::size_t) = nullptr;
    Takes takes = Takes::Nothing;
};

Lines with_inserted(Lines lines, std::size_t at, const std::string& line) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), line);
    return lines;
}

Lines page_break(Lines lines, std::size_t at) {
    return with_inserted(std::move(lines), at, "\n- 3 -\n\f");
}
Lines running_head(Lines lines, std::size_t at) {
    return with_inserted(std::move(lines), at, "\f某馆2023年馆藏报告");
}
Lines empty_line(Lines lines, std::size_t at) {
    return with_inserted(std::move(lines), at, "");
}
Lines lost_line(Lines lines, std::size_t at) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
    return lines;
}
Lines lost_tail(Lines lines, std::size_t at) {
    const std::string_view most = fit_start(lines[at], display_width(lines[at]) * 2 / 3);
    const std::size_t blank = most.find_last_of(" \t");
    lines[at] = trimmed(most.substr(0, blank == std::string_view::npos ? 0 : blank));
    return lines;
}

}  // namespace

TEST_CASE("a table is read whole, in whichever layout it is written down") {
    for (const auto& [name, layout] : layouts) {
        const bool blanks_are_lost = name.find("figures") == 0;
        for (std::uint32_t seed = 1; seed <= 4; ++seed) {
            const std::vector<TableRow> rows = rows_of(seed);
            const Outcome outcome = outcome_of(report_of(layout(cells_of(rows))), rows);
            CAPTURE(name, seed, outcome.wrong);
            CHECK(outcome.wrong.empty());
            if (!blanks_are_lost) CHECK(outcome.unread == 0);
        }
    }
}

TEST_CASE("no cell of a damaged table is wrong in silence") {
    const std::map<std::string, Damage> damages{{"page break", {page_break}},
                                                {"running head", {running_head}},
                                                {"empty line", {empty_line}},
                                                {"lost line", {lost_line, Takes::Figures}},
                                                {"lost tail", {lost_tail, Takes::Figures}}};
    const std::vector<TableRow> rows = rows_of(7);
    for (const auto& [name, layout] : layouts) {
        const Lines lines = layout(cells_of(rows));
        for (const auto& [kind, damage] : damages) {
            for (std::size_t at = 0; at < lines.size(); ++at) {
                const Outcome outcome =
                    outcome_of(report_of(damage.damaged(lines, at)), rows, damage.takes);
                CAPTURE(name, kind, at, lines[at], outcome.wrong);
                CHECK(outcome.wrong.empty());
            }
        }
    }
}

TEST_CASE("a figure with a strange sign in it is never another figure") {
    const std::vector<TableRow> rows = rows_of(7);
    for (const auto& [name, layout] : layouts) {
        for (const std::string sign :
             {"*", "**", "\\", "<b>", "<9>", "&nbsp;", "_", "~", "`", "$"}) {
            std::vector<TableRow> written = rows;
            written[2].figures[1] = "12" + sign + "84";
            const FactBase facts = read_report(report_of(layout(cells_of(written))));
            CAPTURE(name, sign);
            const std::string read = shown(facts, "loans.damaged.repaired.pupil");
            CHECK((read == "invalid" || read == "unread"));
        }
    }
}
