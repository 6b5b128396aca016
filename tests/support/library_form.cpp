#include "tests/support/library_form.h"

#include <string>

#include <catch2/catch.hpp>

#include "rules/load_form.h"

namespace gouji::tests {

namespace {

constexpr const char* form_yaml = R"(id: library
editions: [2010.yaml, 2020.yaml]
derived: []
reading:
  titles: ['^(?P<agency>.+?)(?P<year>[0-9]{4})年馆藏报告$']
  periods: ['(?P<y1>[0-9]{4})年(?P<m1>[0-9]+)月(?P<d1>[0-9]+)日至(?:(?P<y2>[0-9]{4})年)?(?P<m2>[0-9]+)月(?P<d2>[0-9]+)日']
  report_years: ['(?P<year>[0-9]{4})年,']
  published: ['发布日期']
  attached: [附件, 附后]
  agency_kinds:
    - { kind: town, pattern: '镇$' }
    - { kind: department, pattern: '.' }
)";

constexpr const char* sections_yaml = R"(
sections:
  - { number: 1, title: 馆藏情况 }
  - { number: 2, title: 借阅情况 }
  - { number: 3, title: 到馆情况 }
)";

constexpr const char* shared_tables_yaml = R"(
  loans:
    title: 借阅情况
    section: 2
    unit: 册
    corner: （各行之和应等于总册数）
    columns:
      - group: readers
        label: 读者情况
        columns:
          - { id: adult, label: 成年读者 }
          - group: minors
            label: 未成年读者
            columns:
              - { id: pupil, label: 小学学生 }
              - { id: student, label: 中学学生 }
              - { id: other_minor, label: 其他 }
          - { id: total, label: 合计 }
    rows:
      - { id: lent, label: 一、本年借出图书册数 }
      - group: fate
        label: 二、图书去向情况
        rows:
          - { id: returned, label: （一）按期归还入库 }
          - group: damaged
            label: （二）污损图书
            rows:
              - { id: damaged.repaired, label: 1.修补后继续借阅 }
              - { id: damaged.paid, label: 2.由读者照价赔偿 }
          - group: other
            label: （三）其他去向
            collapsible: true
            rows:
              - { id: other.lost, label: 1.遗失且未能找回 }
              - { id: other.other, label: 2.其他 }
          - { id: summed, label: （四）合计 }
      - { id: open, label: 三、年末尚未归还册数 }
  visits:
    title: 到馆情况
    section: 3
    orientation: across
    columns:
      - { id: day, label: 白天人次 }
      - { id: night, label: 夜间人次 }
      - { id: total, label: 合计 }
    rows:
      - { id: main, label: 中心馆舍 }
      - group: branches
        label: 各处分馆
        rows:
          - { id: east, label: 东门分馆 }
          - { id: west, label: 西门分馆 }
)";

constexpr const char* old_stock_yaml = R"(edition: 2010
first_year: 2010
last_year: 2019
tables:
  stock:
    title: 馆藏情况
    section: 1
    columns:
      - { id: previous, label: 上年册数 }
      - { id: change, label: 本年增减, type: integer }
    rows:
      - { id: books, label: 图书 }
      - { id: journals, label: 期刊合订本 }
)";

constexpr const char* new_stock_yaml = R"(edition: 2020
first_year: 2020
tables:
  stock:
    title: 馆藏情况
    section: 1
    columns:
      - { id: bought, label: 本年购入册数 }
      - { id: held, label: 年末实有册数 }
      - { id: cost, label: 本年购书金额（单位：万元）, type: amount, unit: 万元, cell_units: [元] }
    blocks:
      - id: paper
        heading: 第三条第（一）项
        corner: 信息内容
        columns: [bought, held]
        rows:
          - { id: books, label: 纸质图书 }
          - { id: journals, label: 期刊合订本 }
      - id: money
        heading: 第三条第（二）项
        corner: 信息内容
        columns: [cost]
        rows:
          - { id: spending, label: 购书经费 }
)";

Form load() {
    Sources sources;
    Diagnostics diagnostics;
    const SourceId form = sources.add("form.yaml", form_yaml);
    const std::vector<SourceId> editions{
        sources.add("2010.yaml", std::string(old_stock_yaml) + shared_tables_yaml + sections_yaml),
        sources.add("2020.yaml", std::string(new_stock_yaml) + shared_tables_yaml + sections_yaml)};
    Form loaded = rules::read_form(sources, form, editions, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics.all())
        UNSCOPED_INFO(message(diagnostic, Language::English));
    REQUIRE_FALSE(diagnostics.has_errors());
    return loaded;
}

}  // namespace

const Form& library_form() {
    static const Form form = load();
    return form;
}

}  // namespace gouji::tests
