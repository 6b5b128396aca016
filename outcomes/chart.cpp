#include "outcomes/chart.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include <fmt/format.h>

#include "facts/width.h"
#include "outcomes/markup.h"

namespace gouji::outcomes {

namespace {

// All in the units of the drawing's own box.
constexpr std::size_t drawing_width = 720;
constexpr std::size_t column_height = 180;
constexpr std::size_t line_height = 24;
constexpr std::size_t bar_height = 16;
constexpr std::size_t label_width = 230;
constexpr std::size_t label_columns = 32;
constexpr std::size_t number_width = 50;
constexpr std::size_t margin = 10;
constexpr std::array<std::string_view, 12> colors = {"#2f5d8a", "#c0792a", "#4f8a5b", "#8a4f7d",
                                                     "#6b6b6b", "#a8a032", "#7aa6d2", "#8c2f2f",
                                                     "#9fcfa8", "#d3a0c8", "#2b2b2b", "#e0c067"};

std::string_view color_of(std::size_t series) {
    return colors[series % colors.size()];
}

std::size_t total_of(const Bar& bar) {
    return std::accumulate(bar.values.begin(), bar.values.end(), std::size_t{0});
}

std::size_t largest(const Chart& chart) {
    std::size_t most = 1;
    for (const Bar& bar : chart.bars) most = std::max(most, total_of(bar));
    return most;
}

std::string text_at(std::size_t x, std::size_t y, std::string_view anchor, std::string_view text) {
    return fmt::format("<text x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", x, y, anchor,
                       escaped(text));
}

std::string drawing(const Chart& chart, std::size_t height, const std::string& content) {
    return fmt::format(
        "<figure><figcaption>{0}</figcaption><svg viewBox=\"0 0 {1} {2}\" role=\"img\" "
        "aria-label=\"{0}\">{3}</svg></figure>\n",
        escaped(chart.title), drawing_width, height, content);
}

struct Legend {
    std::string content;
    std::size_t height = 0;
};

// In as many lines as it takes.
Legend legend(const Chart& chart) {
    Legend legend;
    std::size_t x = label_width;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        const std::size_t width =
            2 * margin + line_height + margin * display_width(chart.series[i]);
        if (i == 0 || x + width > drawing_width) {
            x = label_width;
            legend.height += line_height;
        }
        const std::size_t y = legend.height - line_height;
        legend.content +=
            fmt::format("<rect x=\"{}\" y=\"{}\" width=\"12\" height=\"12\" fill=\"{}\"/>", x,
                        y + 4, color_of(i));
        legend.content += text_at(x + 2 * margin, y + 14, "start", chart.series[i]);
        x += width;
    }
    return legend;
}

}  // namespace

std::string column_chart(const Chart& chart) {
    const std::size_t most = largest(chart);
    const std::size_t step = drawing_width / std::max<std::size_t>(1, chart.bars.size());
    const std::size_t base = line_height + column_height;
    std::string content = fmt::format(
        "<line x1=\"0\" y1=\"{0}\" x2=\"{1}\" y2=\"{0}\" stroke=\"#444\"/>", base, drawing_width);
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const std::size_t value = total_of(chart.bars[i]);
        const std::size_t height = value * column_height / most;
        const std::size_t x = i * step;
        const std::size_t middle = x + step / 2;
        content += fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                               x + margin, base - height, step - std::min(step, 2 * margin), height,
                               color_of(0));
        if (value > 0)
            content += text_at(middle, base - height - 4, "middle", std::to_string(value));
        content += text_at(middle, base + 18, "middle", chart.bars[i].label);
    }
    return drawing(chart, base + line_height + margin, content);
}

std::string bar_chart(const Chart& chart) {
    const std::size_t most = largest(chart);
    const std::size_t room = drawing_width - label_width - number_width;
    auto [content, top] = legend(chart);
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const Bar& bar = chart.bars[i];
        const std::size_t y = top + i * line_height;
        const std::string_view label = fit_start(bar.label, label_columns);
        content += text_at(label_width - margin, y + 14, "end",
                           label.size() < bar.label.size() ? std::string(label) + "…" : bar.label);
        std::size_t before = 0;
        for (std::size_t series = 0; series < bar.values.size(); ++series) {
            const std::size_t from = label_width + before * room / most;
            before += bar.values[series];
            const std::size_t to = label_width + before * room / most;
            content +=
                fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"/>",
                            from, y + 2, to - from, bar_height, color_of(series));
        }
        content += text_at(label_width + before * room / most + 6, y + 14, "start",
                           std::to_string(total_of(bar)));
    }
    return drawing(chart, top + chart.bars.size() * line_height + margin, content);
}

}  // namespace gouji::outcomes
