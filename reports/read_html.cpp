#include "reports/read_html.h"

#include <optional>
#include <utility>
#include <vector>

#include "facts/code.h"
#include "reports/html/html_encoding.h"
#include "reports/html/html_page.h"
#include "reports/html/html_scan.h"

namespace gouji::reports {

Result<Document> read_html(std::string name, std::string bytes) {
    if (bytes.size() > max_html_bytes) {
        return refused(Code::ReportTooLarge,
                       {std::to_string(bytes.size()), std::to_string(max_html_bytes)});
    }
    const Result<Decoded> decoded = decode_html(std::move(bytes));
    if (!decoded) return tl::unexpected(decoded.error());
    const std::string& page = decoded->text;
    const HtmlCost cost = html_cost(page);
    if (cost.depth > max_html_depth)
        return refused(Code::HtmlTooDeep, {std::to_string(max_html_depth)});
    if (cost.nodes > max_html_nodes || cost.attributes > max_html_attributes)
        return refused(Code::HtmlTooCostly);
    std::optional<Document> document = read_page(page, std::move(name));
    if (!document) return refused(Code::HtmlTooCostly);
    if (decoded->is_cut) mark_cut_off(*document);
    return *std::move(document);
}

}  // namespace gouji::reports
