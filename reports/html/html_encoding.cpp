#include "reports/html/html_encoding.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "facts/text.h"

namespace gouji::reports {

namespace {

// The encoding that the page declares, as converters call it; "" where it declares none.
std::string declared_encoding(std::string_view bytes) {
    constexpr std::size_t looked_at = 4096;
    std::string head(bytes.substr(0, looked_at));
    std::transform(head.begin(), head.end(), head.begin(), lower_case);
    for (const std::string_view word : {"charset", "encoding"}) {
        std::size_t at = head.find(word);
        if (at == std::string::npos) continue;
        at = head.find_first_not_of(" =\"'\t", at + word.size());
        if (at == std::string::npos) continue;
        const std::size_t end = head.find_first_of(" \"'/>;?\r\n\t", at);
        const std::string encoding = head.substr(at, end - at);
        // As browsers do: the older sets are parts of the newest.
        const bool is_gb = encoding.starts_with("gb") || encoding == "x-gbk" ||
                           encoding == "chinese" || encoding == "x-gb2312";
        return is_gb ? "gb18030" : encoding;
    }
    return "";
}

}  // namespace

Result<Decoded> decode_html(std::string bytes) {
    const bool is_marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (is_marked || bytes.find('\0') != std::string::npos) return decode(std::move(bytes));
    if (std::optional<Decoded> text = decode_utf8(bytes)) return *std::move(text);
    const std::string declared = declared_encoding(bytes);
    if (!declared.empty() && !declared.starts_with("utf")) {
        if (Result<Decoded> text = decode_as(bytes, declared)) return text;
    }
    return decode(std::move(bytes));
}

}  // namespace gouji::reports
