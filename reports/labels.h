// The labels that a form prints, and which of them a printed text is.
//
// Texts are compared by their LabelKey: without white space and number mark, full-width forms as
// half-width ones, one style of quotation marks. Labels is made once for a form, is read-only
// afterwards and must not outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/form.h"

namespace gouji::reports {

struct LabelKey {
    std::u32string text;
    std::uint32_t mark = 0;  // the number of 1. or （一）, 0 where there is none
};

// Without white space, full-width forms as half-width ones, one style of quotation marks.
std::u32string fold_text(std::string_view text);
LabelKey label_key(std::string_view text);
// The words before a note in brackets: 部分公开 of 部分公开(区分处理的…); of a folded text.
std::u32string_view without_note(std::u32string_view text);
// The text as printed, without white space and number mark.
std::string label_text(std::string_view text);

enum class Likeness : std::uint8_t {
    Exact,
    Allowed,  // another wording that the form accepts
    Near,     // mistyped
};

// A table of an edition: indices of Form::editions and Edition::tables.
struct TableForm {
    std::size_t edition = 0;
    std::size_t table = 0;
    friend bool operator==(const TableForm&, const TableForm&) = default;
};

struct LabelUse {
    TableForm form;
    LabelIndex label{};
    Likeness likeness = Likeness::Exact;
    std::size_t table_id = 0;  // index of Form::table_ids
};

// A label exactly as the form prints it, with what would have to be found out of any other text.
struct KnownText {
    LabelKey key;
    std::string printed;  // label_text
    const std::vector<LabelUse>* uses = nullptr;
};

class Labels {
  public:
    explicit Labels(const Form& form);

    const Form& form() const { return *form_; }
    const Table& table(TableForm form) const {
        return form_->editions[form.edition].tables[form.table];
    }
    // Every label, of any edition and table, that this text is exactly or in an allowed wording.
    const std::vector<LabelUse>& find(const LabelKey& key) const;
    // The same for a text that is a label byte for byte, as most are; null for any other.
    const KnownText* find_as_printed(std::string_view text) const;
    // How far the text is from the label: edit operations over the longer length, in percent; 0 is
    // the label itself or an allowed wording. 100 where it is further than `limit`.
    int distance(const LabelKey& key, TableForm form, LabelIndex label, int limit) const;
    // The wordings, without number mark, of labels that head others: of groups, of blocks, and of
    // the rows of a table that lies across. Longer ones before their beginnings.
    const std::vector<std::u32string>& headings() const { return headings_; }
    // The length, in characters, that no label exceeds much.
    std::size_t longest() const { return longest_; }

  private:
    struct Hash {
        std::size_t operator()(const std::u32string& text) const;
    };

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    void add_text(const std::string& text);
    void add_headings(const Table& table);

    const Form* form_;
    std::unordered_map<std::string, KnownText, TextHash, std::equal_to<>> texts_;
    std::unordered_map<std::u32string, std::vector<LabelUse>, Hash> uses_;
    // By edition, table and label: the official wording first.
    std::vector<std::vector<std::vector<std::vector<std::u32string>>>> wordings_;
    std::vector<std::u32string> headings_;
    std::size_t longest_ = 0;
};

// Insertions, deletions, substitutions and swaps of neighbours; nothing where more than `limit`.
std::optional<std::size_t> edit_distance(std::u32string_view lhs, std::u32string_view rhs,
                                         std::size_t limit);

}  // namespace gouji::reports
