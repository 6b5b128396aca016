#include "tests/benchmarks/generate_reports.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace gouji::benchmarks {

namespace {

// splitmix64: the same numbers with every library.
class Dice {
  public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t x = state_;
        x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
        x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
        return x ^ (x >> 31U);
    }
    int below(int limit) { return static_cast<int>(next() % static_cast<std::uint64_t>(limit)); }
    template <std::size_t size>
    std::string_view among(const std::array<std::string_view, size>& words) {
        return words[static_cast<std::size_t>(below(size))];
    }

  private:
    std::uint64_t state_;
};

constexpr std::array<std::string_view, 16> first_signs{
    "云", "芦", "汀", "岚", "溪", "柏", "梧", "洛", "澜", "青", "沅", "栖", "霁", "棠", "枫", "渌"};
constexpr std::array<std::string_view, 16> second_signs{
    "汀", "川", "陵", "浦", "阳", "泽", "亭", "原", "州", "岭", "湾", "桥", "源", "港", "塘", "城"};
constexpr std::array<std::string_view, 12> offices{
    "教育局", "交通运输局", "水利局",         "民政局",     "财政局",         "农业农村局",
    "统计局", "审计局",     "卫生健康委员会", "应急管理局", "市场监督管理局", "自然资源局"};
constexpr std::array<std::string_view, 10> sentences{
    "在政务新媒体开设专题，集中发布办事指南和常见问题解答，方便群众查阅。",
    "对照公开目录逐项核对栏目内容，清理失效链接，补齐缺少的要素。",
    "组织各科室和下属单位开展业务培训，讲解申请办理的程序和答复文书的写法。",
    "严格执行先审查、后公开的规定，由专人核对拟公开内容中的个人信息。",
    "把政策解读与文件同步起草、同步审签、同步发布，以图解和问答的形式说明要点。",
    "在办事大厅设置查阅点，配备查询设备，由窗口人员指导群众使用。",
    "按季度通报各单位信息更新情况，对更新不及时的单位提出改进要求。",
    "与档案部门核对历年文件的公开属性，对可以公开的及时补充公开。",
    "邀请群众代表旁听专题会议，收集对公开工作的意见，逐条研究并反馈。",
    "完善依申请公开的登记、审核、答复和归档流程，做到全程留痕。"};

constexpr std::size_t columns = 6;
constexpr std::size_t result_rows = 19;  // of the table of requests
constexpr std::size_t dispute_groups = 3;
constexpr int rounds_of_prose = 17;
constexpr int planted_one_in = 15;

using Row = std::array<int, columns + 1>;  // with its total

void add_up(Row& row) {
    row[columns] = 0;
    for (std::size_t c = 0; c < columns; ++c) row[columns] += row[c];
}

struct Requests {
    Row received{}, carried_in{}, concluded{}, carried_out{};
    std::array<Row, result_rows> results{};
};

Requests throw_requests(Dice& dice) {
    Requests table;
    for (std::size_t c = 0; c < columns; ++c) {
        const int busy = c == 0 ? 40 : 6;
        for (Row& row : table.results) {
            row[c] = dice.below(4) == 0 ? dice.below(busy) : 0;
            table.concluded[c] += row[c];
        }
        table.carried_out[c] = dice.below(4);
        const int all = table.concluded[c] + table.carried_out[c];
        table.carried_in[c] = all == 0 ? 0 : dice.below(all + 1) / 8;
        table.received[c] = all - table.carried_in[c];
    }
    for (Row& row : table.results) add_up(row);
    for (Row* row : {&table.received, &table.carried_in, &table.concluded, &table.carried_out})
        add_up(*row);
    return table;
}

// No two have the same, so that no report is another's neighbour.
std::string agency_of(std::uint64_t number) {
    const std::string_view office = offices[number % offices.size()];
    number /= offices.size();
    std::string place(first_signs[number % first_signs.size()]);
    do {
        number /= first_signs.size();
        place += second_signs[number % second_signs.size()];
    } while (number >= second_signs.size());
    return fmt::format("{}县{}", place, office);
}

// In the order of the page.
std::vector<int> figures_of(const Requests& table) {
    std::vector<int> figures;
    const auto put = [&](const Row& row) {
        for (const int figure : row) figures.push_back(figure);
    };
    put(table.received);
    put(table.carried_in);
    for (const Row& row : table.results) put(row);
    put(table.concluded);
    put(table.carried_out);
    return figures;
}

void add_disputes(Dice& dice, std::vector<int>& figures) {
    for (std::size_t group = 0; group < dispute_groups; ++group) {
        int total = 0;
        for (int outcome = 0; outcome < 4; ++outcome) {
            figures.push_back(dice.below(6) == 0 ? dice.below(5) : 0);
            total += figures.back();
        }
        figures.push_back(total);
    }
}

// The defect that the report is to have, put into its table.
std::string plant(Dice& dice, Requests& table) {
    if (dice.below(planted_one_in) != 0) return "";
    switch (dice.below(3)) {
        case 0:
            ++table.results[0][columns];
            return "sum.requests.total";
        case 1:
            table.concluded[0] += 10;
            return "sum.requests.concluded";
        default:
            ++table.received[1];
            return "balance.requests";
    }
}

std::string prose(Dice& dice) {
    std::string text;
    for (int i = 0; i < rounds_of_prose; ++i) text += dice.among(sentences);
    return text;
}

struct Words {
    std::string agency, prose;
    int year = 0;
    int received = 0, persons = 0;
    std::vector<int> figures;
};

std::string word_of(std::string_view name, const Words& words) {
    if (name == "agency") return words.agency;
    if (name == "year") return fmt::to_string(words.year);
    if (name == "next") return fmt::to_string(words.year + 1);
    if (name == "received") return fmt::to_string(words.received);
    if (name == "persons") return fmt::to_string(words.persons);
    return name == "prose" ? words.prose : std::string();
}

std::string filled(std::string_view page, const Words& words) {
    std::string text;
    auto figure = words.figures.begin();
    while (!page.empty()) {
        const std::size_t next = std::min(page.find_first_of("#{"), page.size());
        text += page.substr(0, next);
        page.remove_prefix(next);
        if (page.empty()) break;
        if (page.front() == '#') {
            text += fmt::to_string(*figure++);
            page.remove_prefix(1);
        } else {
            const std::size_t end = page.find('}');
            text += word_of(page.substr(1, end - 1), words);
            page.remove_prefix(end + 1);
        }
    }
    return text;
}

std::string escaped(std::string_view text) {
    std::string json;
    for (const char c : text) {
        if (c == '\n' || c == '\t') {
            json += c == '\n' ? "\\n" : "\\t";
            continue;
        }
        if (c == '"' || c == '\\') json += '\\';
        json += c;
    }
    return json;
}

std::string line(std::uint64_t number, std::string_view text) {
    return fmt::format(R"({{"id":"{}","text":"{}"}})", number, escaped(text)) + "\n";
}

}  // namespace

GeneratedReport Generator::report(std::uint64_t number) const {
    Dice dice(number);
    Requests table = throw_requests(dice);
    GeneratedReport report;
    report.year = 2021 + dice.below(4);
    report.agency = agency_of(number);
    const int received = table.received[columns];
    const int persons = table.received[0];
    report.planted = plant(dice, table);
    Words words{report.agency, prose(dice), report.year, received, persons, figures_of(table)};
    add_disputes(dice, words.figures);
    report.text = filled(page_, words);
    return report;
}

std::string line_of(std::uint64_t number, const GeneratedReport& report) {
    return fmt::format(R"({{"id":"{}","agency":"{}","year":{},"planted":"{}","text":"{}"}})",
                       number, report.agency, report.year, report.planted, escaped(report.text)) +
           "\n";
}

std::string hostile_line(std::uint64_t number) {
    constexpr std::uint64_t kinds = 8;
    switch (number % kinds) {
        case 0:
            return "{\"id\": \"cut off\n";
        case 1:
            return line(number, "");
        case 2:
            return line(number, std::string(200'000, 'x'));
        case 3: {
            std::string nested;
            for (int i = 0; i < 20'000; ++i) nested += "<table><tr><td>";
            return line(number, "<html><body>" + nested);
        }
        case 4:
            return line(number, "%PDF-1.7\n1 0 obj << /Pages 1 0 R >> endobj");
        case 5:
            return line(number, "PK\x03\x04 no archive");
        case 6: {
            std::string figures = "某县某局2023年政府信息公开工作年度报告\n";
            for (int i = 0; i < 20'000; ++i) figures += "\t99999999999999999999";
            return line(number, figures);
        }
        default:
            return std::string("\xFF\xFE\x00{\"text\"", 11) + "\n";
    }
}

}  // namespace gouji::benchmarks
