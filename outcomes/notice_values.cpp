#include "outcomes/notice_values.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "outcomes/joined_cells.h"

namespace gouji::outcomes {

namespace {

constexpr std::size_t ten = 10;

// “2024年4月1日”
std::string chinese_date(Date date) {
    return fmt::format("{}年{}月{}日", date.year(), date.month(), date.day());
}

void put(TemplateScope& scope, const std::string& name, std::string text) {
    scope.values[name].text = std::move(text);
}

void put(TemplateScope& scope, const std::string& name, std::vector<TemplateScope> items) {
    scope.values[name].items = std::move(items);
}

// Statements are sentences; several are told as one.
std::string without_full_stop(std::string_view sentence) {
    constexpr std::string_view stop = "。";
    if (sentence.ends_with(stop)) sentence.remove_suffix(stop.size());
    return std::string(sentence);
}

// Findings of one rule, told together.
using Problem = std::vector<const NoticeRow*>;

class Values {
  public:
    Values(const Notice& notice, const NoticeHead& head, const rules::NoticeStyle& style)
        : notice_(notice),
          head_(head),
          style_(style),
          errors_(with_cells_joined(notice.errors)),
          warnings_(with_cells_joined(notice.warnings)),
          undecided_(with_cells_joined(notice.undecided)) {}

    TemplateScope all() const {
        TemplateScope scope;
        put_head(scope);
        put_counts(scope);
        put(scope, "问题分组", groups());
        put(scope, "核实", problems(problems_of(warnings_, std::nullopt)));
        put(scope, "无法判断", problems(problems_of(undecided_, std::nullopt)));
        put(scope, "清单", rows(problems_by_group()));
        put(scope, "核实清单", rows(problems_of(warnings_, std::nullopt)));
        put(scope, "无法判断清单", rows(problems_of(undecided_, std::nullopt)));
        return scope;
    }

  private:
    const std::string& named(const std::string& text) const {
        return text.empty() ? style_.unnamed : text;
    }

    void put_head(TemplateScope& scope) const {
        const rules::Office& office = head_.office;
        put(scope, "发文机关标志", named(office.heading.empty() ? office.issuer : office.heading));
        put(scope, "发文机关", named(office.issuer));
        put(scope, "发文字号",
            fill_phrase(style_.number,
                        {{"代字", named(office.code)},
                         {"年", std::to_string(head_.date.year())},
                         {"号", head_.number ? std::to_string(*head_.number) : "　　"}}));
        put(scope, "主送机关", notice_.is_named ? notice_.agency : style_.unnamed);
        const auto address = style_.address.find(notice_.kind);
        const auto other = style_.address.find("");
        put(scope, "称呼",
            address != style_.address.end() ? address->second
            : other != style_.address.end() ? other->second
                                            : std::string());
        put(scope, "年度", years());
        put(scope, "成文日期", chinese_date(head_.date));
        put(scope, "期限", chinese_date(head_.deadline));
        put(scope, "期限天数", std::to_string(head_.days));
        put(scope, "依据", style_.basis);
        put(scope, "联系人", office.contact);
        put(scope, "电话", office.phone);
        put(scope, "邮箱", office.email);
        put(scope, "地址", office.address);
        put(scope, "抄送", office.copies);
        put(scope, "印发机关", named(office.printer.empty() ? office.issuer : office.printer));
        put(scope, "印发日期", chinese_date(head_.date));
    }

    // 2020、2022, and of three or more in a row the first and the last: 2020—2023.
    std::string years() const {
        constexpr std::ptrdiff_t long_run = 3;
        std::string text;
        for (auto at = notice_.years.begin(); at != notice_.years.end();) {
            const auto gap = std::adjacent_find(
                at, notice_.years.end(), [](int year, int next) { return next != year + 1; });
            const auto end = gap == notice_.years.end() ? gap : gap + 1;
            const bool is_run = end - at >= long_run;
            text += (text.empty() ? "" : "、") + std::to_string(*at);
            if (is_run) text += fmt::format("—{}", *(end - 1));
            at = is_run ? end : at + 1;
        }
        return text;
    }

    void put_counts(TemplateScope& scope) const {
        const auto still = static_cast<std::size_t>(
            std::count_if(notice_.errors.begin(), notice_.errors.end(),
                          [](const NoticeRow& row) { return row.is_still_there; }));
        const auto number = [](std::size_t count) {
            return count == 0 ? std::string() : std::to_string(count);
        };
        put(scope, "问题数", number(notice_.errors.size()));
        put(scope, "核实数", number(notice_.warnings.size()));
        put(scope, "无法判断数", number(notice_.undecided.size()));
        put(scope, "再次", notice_.is_second ? "再次" : "");
        std::string change;
        const auto tell = [&](const std::string& text, std::size_t count) {
            if (count == 0) return;
            change += (change.empty() ? "" : "，") + with_count(text, count);
        };
        tell(style_.fixed, notice_.fixed);
        tell(style_.open, still);
        tell(style_.undecided, notice_.undecided.size());
        tell(style_.fresh, notice_.errors.size() - still);
        put(scope, "比对", notice_.is_second ? change : "");
    }

    static std::string with_count(const std::string& text, std::size_t count) {
        return fill_phrase(text, {{"处数", std::to_string(count)}});
    }

    // ---------- problems ----------

    std::vector<TemplateScope> groups() const {
        std::vector<TemplateScope> scopes;
        for (std::size_t group = 0; group < style_.groups.size(); ++group) {
            const std::vector<Problem> found = problems_of(errors_, group);
            if (found.empty()) continue;
            TemplateScope scope;
            put(scope, "序号", chinese_ordinal(scopes.size() + 1));
            put(scope, "组名", style_.groups[group].title);
            put(scope, "问题", problems(found));
            scopes.push_back(std::move(scope));
        }
        return scopes;
    }

    std::vector<Problem> problems_by_group() const {
        std::vector<Problem> all;
        for (std::size_t group = 0; group < style_.groups.size(); ++group) {
            const std::vector<Problem> found = problems_of(errors_, group);
            all.insert(all.end(), found.begin(), found.end());
        }
        return all;
    }

    // Those of one rule, and of one standing with an earlier notice, together.
    static std::vector<Problem> problems_of(const std::vector<NoticeRow>& rows,
                                            std::optional<std::size_t> group) {
        std::vector<Problem> problems;
        for (const NoticeRow& row : rows) {
            if (group && row.group != *group) continue;
            const auto same =
                std::find_if(problems.begin(), problems.end(), [&](const Problem& problem) {
                    return problem[0]->rule == row.rule &&
                           problem[0]->is_still_there == row.is_still_there;
                });
            if (same == problems.end()) {
                problems.push_back({&row});
            } else {
                same->push_back(&row);
            }
        }
        return problems;
    }

    std::vector<TemplateScope> problems(const std::vector<Problem>& found) const {
        std::vector<TemplateScope> scopes;
        for (const Problem& problem : found) {
            TemplateScope scope;
            put(scope, "序号", std::to_string(scopes.size() + 1));
            put(scope, "名称", problem[0]->title);
            const std::size_t places = places_of(problem);
            put(scope, "处数", places > 1 ? std::to_string(places) : "");
            put(scope, "说明", statements_of(problem));
            put(scope, "依据", problem[0]->basis);
            put(scope, "处理", problem[0]->remedy);
            put(scope, "未改正", problem[0]->is_still_there ? style_.still_there : "");
            scopes.push_back(std::move(scope));
        }
        return scopes;
    }

    static std::size_t places_of(const NoticeRow& row) { return 1 + row.also.size(); }
    static std::size_t places_of(const Problem& problem) {
        std::size_t places = 0;
        for (const NoticeRow* row : problem) places += places_of(*row);
        return places;
    }

    std::string statements_of(const Problem& problem) const {
        const auto most = static_cast<std::size_t>(style_.quoted);
        std::string text;
        for (std::size_t i = 0; i < problem.size() && i < most; ++i)
            text += (text.empty() ? "" : "；") + report_of(*problem[i]) +
                    without_full_stop(problem[i]->statement);
        if (problem.size() > most) text += with_count(style_.several, places_of(problem));
        return text + "。";
    }

    std::string report_of(const NoticeRow& row) const {
        const bool is_one_of_several = notice_.years.size() > 1 && row.year > 0;
        return is_one_of_several ? fill_phrase(style_.report, {{"年度", std::to_string(row.year)}})
                                 : std::string();
    }

    // In the order of the body, whose places the numbers count.
    std::vector<TemplateScope> rows(const std::vector<Problem>& found) const {
        std::vector<TemplateScope> scopes;
        std::size_t told = 0;
        for (const Problem& problem : found) {
            for (const NoticeRow* row : problem) {
                scopes.push_back(row_scope(*row, told + 1));
                told += places_of(*row);
            }
        }
        return scopes;
    }

    TemplateScope row_scope(const NoticeRow& row, std::size_t number) const {
        TemplateScope scope;
        std::string numbers = std::to_string(number);
        std::string ids = short_id(row.id);
        if (!row.also.empty()) numbers += fmt::format("—{}", number + row.also.size());
        for (const std::string& id : row.also) ids += "、" + short_id(id);
        put(scope, "序号", numbers);
        put(scope, "分组", style_.groups[row.group].title);
        put(scope, "名称", row.title);
        put(scope, "位置", report_of(row) + row.place);
        put(scope, "说明", row.statement);
        put(scope, "报告所载", row.says);
        put(scope, "依据", row.basis);
        put(scope, "整改要求", row.remedy);
        put(scope, "时限", chinese_date(head_.deadline));
        put(scope, "编号", ids);
        put(scope, "未改正", row.is_still_there ? style_.still_there : "");
        return scope;
    }

    static std::string short_id(const std::string& id) {
        constexpr std::size_t digits = 8;
        return id.substr(0, digits);
    }

    const Notice& notice_;
    const NoticeHead& head_;
    const rules::NoticeStyle& style_;
    const std::vector<NoticeRow> errors_, warnings_, undecided_;
};

std::vector<TemplateName> names_of(const std::vector<std::string>& names) {
    std::vector<TemplateName> result;
    for (const std::string& name : names) result.push_back({name, {}});
    return result;
}

}  // namespace

TemplateScope notice_values(const Notice& notice, const NoticeHead& head,
                            const rules::NoticeStyle& style) {
    return Values(notice, head, style).all();
}

const std::vector<TemplateName>& notice_names() {
    static const std::vector<TemplateName> names = [] {
        std::vector<TemplateName> all =
            names_of({"发文机关标志", "发文机关",   "发文字号", "主送机关", "称呼",     "年度",
                      "成文日期",     "期限",       "期限天数", "依据",     "联系人",   "电话",
                      "邮箱",         "地址",       "抄送",     "印发机关", "印发日期", "问题数",
                      "核实数",       "无法判断数", "再次",     "比对"});
        const std::vector<TemplateName> problem =
            names_of({"序号", "名称", "处数", "说明", "依据", "处理", "未改正"});
        const std::vector<TemplateName> row =
            names_of({"序号", "分组", "名称", "位置", "说明", "报告所载", "依据", "整改要求",
                      "时限", "编号", "未改正"});
        std::vector<TemplateName> group = names_of({"序号", "组名"});
        group.push_back({"问题", problem});
        all.push_back({"问题分组", group});
        all.push_back({"核实", problem});
        all.push_back({"无法判断", problem});
        for (const char* list : {"清单", "核实清单", "无法判断清单"}) all.push_back({list, row});
        return all;
    }();
    return names;
}

std::string chinese_ordinal(std::size_t number) {
    constexpr std::array<std::string_view, ten> digits = {"",   "一", "二", "三", "四",
                                                          "五", "六", "七", "八", "九"};
    std::string text;
    if (number >= 2 * ten) text = digits[number / ten % ten];
    if (number >= ten) text += "十";
    return text + std::string(digits[number % ten]);
}

}  // namespace gouji::outcomes
