#include "outcomes/notice.h"

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "apps/cli/clock.h"
#include "apps/cli/commands.h"
#include "apps/cli/files.h"
#include "apps/cli/judge_each.h"
#include "apps/cli/office.h"
#include "apps/cli/regime.h"
#include "facts/code.h"
#include "facts/system_error.h"
#include "facts/width.h"
#include "outcomes/notice_template.h"
#include "outcomes/notice_values.h"
#include "rules/calendar.h"
#include "rules/notice_style.h"

namespace gouji::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_name = 150;  // in columns; no system takes more than 255 bytes

struct FormatFile {
    std::string name;  // of NoticeStyle::templates, and the file's ending
    outcomes::NoticeFormat format;
};

FormatFile file_of(NoticeOutput output) {
    switch (output) {
        case NoticeOutput::Docx:
        case NoticeOutput::Pdf:
            return {"docx", outcomes::NoticeFormat::Docx};
        case NoticeOutput::Html:
            return {"html", outcomes::NoticeFormat::Html};
        case NoticeOutput::Markdown:
            return {"md", outcomes::NoticeFormat::Markdown};
    }
    return {};
}

// What a notice is written with, beside what was found.
struct Stationery {
    rules::NoticeStyle style;
    outcomes::NoticeTemplate notice_template;
    outcomes::NoticeHead head;
    fs::path fonts;  // what stands in for fonts that are not installed
};

class StationeryReader {
  public:
    StationeryReader(const NoticeOptions& options, const Regime& regime, const Console& console)
        : options_(options), regime_(regime), console_(console) {}

    // Nothing where something does not hold; the console has then been told.
    std::optional<Stationery> read() {
        const fs::path folder = fs::path(regime_.folder) / "notice";
        rules::NoticeStyle style =
            rules::load_notice_style(folder / "notice.yaml", regime_.pack, sources_, diagnostics_);
        auto notice_template = read_template(folder, style);
        outcomes::NoticeHead head = read_head(style);
        console_.complain(diagnostics_, sources_);
        if (diagnostics_.has_errors() || !notice_template) return std::nullopt;
        return Stationery{std::move(style), std::move(*notice_template), std::move(head),
                          folder / "fonts.conf"};
    }

  private:
    std::optional<outcomes::NoticeTemplate> read_template(const fs::path& folder,
                                                          const rules::NoticeStyle& style) {
        const FormatFile wanted = file_of(options_.format);
        const auto shipped = style.templates.find(wanted.name);
        if (!options_.notice_template && shipped == style.templates.end()) {
            diagnostics_.add(Code::NoticeForm, {wanted.name});
            return std::nullopt;
        }
        const fs::path path = options_.notice_template ? fs::path(*options_.notice_template)
                                                       : folder / shipped->second;
        std::error_code error;
        if (!fs::is_regular_file(path, error)) {
            if (!error) error = std::make_error_code(std::errc::is_a_directory);
            diagnostics_.add(Code::FileUnreadable, {path.string(), why(error)});
            return std::nullopt;
        }
        return outcomes::read_notice_template(wanted.format, path.string(), file_bytes(path),
                                              sources_, diagnostics_);
    }

    outcomes::NoticeHead read_head(const rules::NoticeStyle& style) {
        const Date date = options_.date.value_or(clock_day());
        outcomes::NoticeHead head{{}, options_.number, date, date, 0};
        if (options_.office)
            head.office = rules::load_office(*options_.office, sources_, diagnostics_);
        const rules::Calendar& calendar = regime_.pack.calendar;
        head.days = options_.days.value_or(style.days);
        head.deadline = rules::after_workdays(calendar, date, head.days).value_or(date);
        for (int year = date.year(); year <= head.deadline.year(); ++year) {
            if (calendar.years.count(year) == 0)
                diagnostics_.add(Code::CalendarYear, {std::to_string(year)});
        }
        return head;
    }

    const NoticeOptions& options_;
    const Regime& regime_;
    const Console& console_;
    Sources sources_;
    Diagnostics diagnostics_;
};

// ---------- files ----------

// An agency's name comes from a report: nothing of it is a path.
std::string file_name(const std::string& agency) {
    constexpr std::string_view refused = "/\\:*?\"<>|. \t\n\r";
    std::string name;
    for (const char c : agency) {
        constexpr unsigned char first_printable = 0x20;
        if (refused.find(c) == std::string_view::npos &&
            static_cast<unsigned char>(c) >= first_printable)
            name += c;
    }
    name = fit_start(name, longest_name);
    return name.empty() ? "notice" : name;
}

class NoticeFiles {
  public:
    NoticeFiles(Stationery stationery, fs::path folder, const Console& console)
        : stationery_(std::move(stationery)), folder_(std::move(folder)), console_(console) {}

    // False where the file could not be written; where there is no room for it, none is tried for
    // the others, and it is told once.
    bool write(const outcomes::Notice& notice, const std::string& suffix) {
        if (is_full_) return false;
        const Result<std::string> bytes = outcomes::fill_notice(
            stationery_.notice_template,
            outcomes::notice_values(notice, stationery_.head, stationery_.style));
        // An agency that is not known goes by its report.
        const std::string name =
            notice.is_named ? notice.agency : fs::path(notice.agency).stem().string();
        const fs::path path = folder_ / (new_name(name) + "." + suffix);
        if (!bytes) {
            console_.complain(bytes.error());
            return false;
        }
        if (const std::error_code error = write_file(path, *bytes)) {
            console_.complain(unwritable(path.string(), error));
            is_full_ = error == std::errc::no_space_on_device;
            return false;
        }
        files_.push_back(path);
        if (stationery_.head.number) ++*stationery_.head.number;
        return true;
    }

    const std::vector<fs::path>& files() const { return files_; }

  private:
    std::string new_name(const std::string& agency) {
        const std::string name = file_name(agency);
        const std::size_t times = ++names_[name];
        return times == 1 ? name : fmt::format("{}-{}", name, times);
    }

    Stationery stationery_;
    fs::path folder_;
    const Console& console_;
    std::map<std::string, std::size_t> names_;
    std::vector<fs::path> files_;
    bool is_full_ = false;  // the disk
};

void tell(const outcomes::Notice& notice, const fs::path& path, const Console& console) {
    std::string text =
        fmt::format("{}  {} {}", path.string(), notice.errors.size(),
                    console.say("处问题", notice.errors.size() == 1 ? "problem" : "problems"));
    const std::string_view comma = console.say("，", ", ");
    if (!notice.warnings.empty())
        text += fmt::format("{}{} {}", comma, notice.warnings.size(),
                            console.say("处请核实", "to be verified"));
    if (!notice.undecided.empty())
        text += fmt::format("{}{} {}", comma, notice.undecided.size(),
                            console.say("处现已无法判断", "no longer decided"));
    write_out(text + "\n");
}

// A pack may cite texts that nobody has looked up yet; a notice goes out under a person's name.
void tell_unconfirmed(const std::vector<outcomes::Notice>& notices, const Console& console) {
    std::set<std::string> texts;
    for (const outcomes::Notice& notice : notices)
        texts.insert(notice.unconfirmed.begin(), notice.unconfirmed.end());
    if (texts.empty()) return;
    std::string text(console.say("发文前请核对下列依据的原文：\n",
                                 "to be looked up before the notices are sent:\n"));
    for (const std::string& each : texts) text += "  " + each + "\n";
    write_out(text);
}

// `in_need` is how many do need one, written or not. Where no report was read nothing is said of
// any agency.
void tell_spared(std::size_t spared, std::size_t in_need, const Console& console) {
    if (spared == 0) return;
    if (in_need == 0)
        write_out(
            fmt::format("{}\n", console.say("没有需要整改的机关", "no agency needs a notice")));
    else
        write_out(fmt::format(fmt::runtime(console.say("另有{}个机关不需要通知书\n",
                                                       "{} other agencies need no notice\n")),
                              spared));
}

bool write_all(const std::vector<outcomes::Notice>& notices, const NoticeOptions& options,
               Stationery stationery, const Console& console) {
    std::error_code error, ignored;
    fs::create_directories(options.out, error);
    if (!fs::is_directory(options.out, ignored)) {
        console.complain(unwritable(options.out, error));
        return false;
    }
    const bool is_pdf = options.format == NoticeOutput::Pdf;
    const Result<fs::path> folder = is_pdf ? make_temporary_folder() : fs::path(options.out);
    if (!folder) {
        console.complain(folder.error());
        return false;
    }
    const fs::path fonts = stationery.fonts;
    NoticeFiles files(std::move(stationery), *folder, console);
    bool is_whole = true;
    std::size_t spared = 0;
    for (const outcomes::Notice& notice : notices) {
        if (!outcomes::needs_notice(notice)) {
            ++spared;
            continue;
        }
        if (!files.write(notice, file_of(options.format).name)) {
            is_whole = false;
        } else {
            const fs::path name = files.files().back().filename();
            tell(notice,
                 is_pdf ? fs::path(options.out) / fs::path(name).replace_extension(".pdf")
                        : files.files().back(),
                 console);
        }
    }
    tell_spared(spared, notices.size() - spared, console);
    tell_unconfirmed(notices, console);
    if (is_pdf) {
        is_whole = convert_to_pdf(files.files(), options.out, fonts, console) && is_whole;
        fs::remove_all(*folder, ignored);
    }
    return is_whole;
}

}  // namespace

ExitCode notice(const NoticeOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime =
        load_regime(options.pack, console, options.profile);
    if (!regime) return ExitCode::Usage;
    std::optional<Stationery> stationery = StationeryReader(options, *regime, console).read();
    if (!stationery) return ExitCode::Usage;
    std::vector<outcomes::EarlierReport> earlier;
    Judging before = options.judging;
    before.paths = options.against;
    const Coverage covered =
        options.against.empty()
            ? Coverage::Whole
            : judge_each(before, *regime, console, [&](const outcomes::Judged& judged) {
                  earlier.push_back(outcomes::earlier_of(judged));
              });
    std::vector<outcomes::Notice> notices;
    const outcomes::NoticeRules rules{stationery->style, options.warnings, earlier};
    const Coverage coverage = judge_each(
        options.judging, *regime, console,
        [&](const outcomes::Judged& judged) { outcomes::add_to_notices(judged, rules, notices); });
    if (covered == Coverage::None || coverage == Coverage::None) return ExitCode::Usage;
    const bool is_whole = write_all(notices, options, std::move(*stationery), console);
    const bool is_complete = coverage == Coverage::Whole && covered == Coverage::Whole;
    return is_whole && is_complete ? ExitCode::Clean : ExitCode::Incomplete;
}

}  // namespace gouji::cli
