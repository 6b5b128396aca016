#include "facts/render.h"

#include <algorithm>

#include <fmt/format.h>

#include "facts/width.h"

namespace gouji {

namespace {

constexpr std::size_t usual_columns = 88;  // of a quoted line
constexpr std::size_t least_columns = 20;

std::string_view escape_of(Ink ink) {
    switch (ink) {
        case Ink::Red:
            return "\x1b[1;31m";
        case Ink::Yellow:
            return "\x1b[1;33m";
        case Ink::Green:
            return "\x1b[1;32m";
        case Ink::Blue:
            return "\x1b[34m";
        case Ink::Bold:
            return "\x1b[1m";
        case Ink::Faint:
            return "\x1b[2m";
    }
    return {};
}

std::string_view word_of(Severity severity, Language language) {
    const bool english = language == Language::English;
    switch (severity) {
        case Severity::Error:
            return english ? "error" : "错误";
        case Severity::Warning:
            return english ? "warning" : "警告";
        case Severity::Info:
            return english ? "note" : "提示";
    }
    return {};
}

// What a terminal would act on is shown as blanks: a tab's width is not known, an escape sequence
// in a report must not reach the terminal.
std::string printable(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\t') {
            result += "  ";
        } else {
            result += static_cast<unsigned char>(c) < 0x20U || c == '\x7f' ? ' ' : c;
        }
    }
    return result;
}

struct QuotedLine {
    std::string before, marked, after;
};

// Cuts what stands around the place so that the line fits.
QuotedLine quoted_line(const Source& source, Span span, std::size_t columns) {
    const Span line = source.line(source.position(span.begin).line);
    const std::uint32_t end =
        std::min(std::max(span.end, span.begin), std::max(line.end, span.begin));
    QuotedLine quoted{printable(source.slice({line.begin, span.begin})),
                      printable(source.slice({span.begin, end})),
                      printable(source.slice({end, std::max(line.end, end)}))};
    if (display_width(quoted.marked) > columns)
        quoted.marked = std::string(fit_start(quoted.marked, columns - 1)) + "…";
    const std::size_t room = columns - std::min(columns, display_width(quoted.marked));
    const std::size_t behind = std::min(display_width(quoted.after), room / 3);
    if (display_width(quoted.before) > room - behind)
        quoted.before =
            "…" + std::string(fit_end(quoted.before,
                                      room - behind - std::min<std::size_t>(room - behind, 2)));
    const std::size_t left = room - std::min(room, display_width(quoted.before));
    if (display_width(quoted.after) > left)
        quoted.after =
            std::string(fit_start(quoted.after, left - std::min<std::size_t>(left, 2))) + "…";
    return quoted;
}

// What is left on a terminal's line behind its number and the bar.
std::size_t columns_for_line(const Screen& screen, std::size_t in_front) {
    if (!screen.columns) return usual_columns;
    return std::max(*screen.columns, in_front + least_columns) - in_front;
}

}  // namespace

std::string paint(std::string_view text, Ink ink, Colors colors) {
    if (colors == Colors::Off) return std::string(text);
    return fmt::format("{}{}\x1b[0m", escape_of(ink), text);
}

Ink ink_of(Severity severity) {
    switch (severity) {
        case Severity::Error:
            return Ink::Red;
        case Severity::Warning:
            return Ink::Yellow;
        case Severity::Info:
            return Ink::Blue;
    }
    return Ink::Bold;
}

std::string quote(const Source& source, Span span, const Excerpt& excerpt, const Screen& screen) {
    const std::string number = fmt::format("{}", source.position(span.begin).line);
    const std::string indent(excerpt.indent, ' ');
    const std::size_t in_front = indent.size() + number.size() + std::string_view(" | ").size();
    const QuotedLine line = quoted_line(source, span, columns_for_line(screen, in_front));
    const std::string bar = paint("|", Ink::Faint, screen.colors);
    std::string marks = std::string(std::max<std::size_t>(display_width(line.marked), 1), '^');
    if (!excerpt.note.empty()) marks += fmt::format(" {}", excerpt.note);
    return fmt::format(
        "{}{} {} {}{}{}\n{}{} {} {}{}\n", indent, paint(number, Ink::Faint, screen.colors), bar,
        line.before, line.marked, line.after, indent, std::string(number.size(), ' '), bar,
        std::string(display_width(line.before), ' '), paint(marks, excerpt.ink, screen.colors));
}

std::string position_text(const Source& source, std::uint32_t offset) {
    const LineColumn position = source.position(offset);
    return fmt::format("{}:{}:{}", source.name(), position.line, position.column);
}

std::string render(const Diagnostic& diagnostic, const Sources& sources, Language language,
                   const Screen& screen) {
    const Severity severity = severity_of(diagnostic.code);
    std::string text = fmt::format(
        "{}: {}\n",
        paint(fmt::format("{}[{}]", word_of(severity, language), name_of(diagnostic.code)),
              ink_of(severity), screen.colors),
        message(diagnostic, language));
    for (const Label& label : diagnostic.labels) {
        const Source& source = sources[label.place.source];
        text += fmt::format("  --> {}\n", position_text(source, label.place.span.begin));
        text += quote(source, label.place.span,
                      {message(label.advice, language), ink_of(severity), 1}, screen);
    }
    for (const Advice& note : diagnostic.notes)
        text += fmt::format("  = {}\n", message(note, language));
    return text;
}

}  // namespace gouji
