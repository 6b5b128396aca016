#include "reports/pdf/pdf_gaps.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "facts/code.h"

namespace gouji::reports {
namespace {

bool is_picture(const PdfPage& page) {
    constexpr std::size_t hardly_any = 20;  // characters: a page number, a stamp
    if (page.chars.size() > hardly_any) return false;
    return std::ranges::any_of(page.images, [&](const Box& image) {
        return image.width() * 2 > page.width && image.height() * 3 > page.height;
    });
}

// Wide enough for a table, and not painted behind text.
bool may_show_table(const Box& image, const PdfPage& page) {
    constexpr std::ptrdiff_t hardly_any = 10;
    if (image.width() * 3 < page.width || image.height() * 20 < page.height) return false;
    return hardly_any >= std::ranges::count_if(page.chars, [&](const PdfChar& c) {
               return c.box.middle_x() > image.left && c.box.middle_x() < image.right &&
                      c.box.middle_y() > image.top && c.box.middle_y() < image.bottom;
           });
}

class Places {
  public:
    explicit Places(const Document& document)
        : origins_(document.origins),
          end_(static_cast<std::uint32_t>(document.source->text().size())) {}

    // From the first to the last text of a page; empty where it has none.
    Span page(std::uint32_t number) const {
        const auto is_of_page = [number](const Origin& origin) { return origin.page == number; };
        const auto first = std::ranges::find_if(origins_, is_of_page);
        if (first == origins_.end()) return behind(number, 0);
        const auto last = std::find_if(origins_.rbegin(), origins_.rend(), is_of_page).base();
        return {first->begin, last == origins_.end() ? end_ : last->begin};
    }

    // Before the first text of the page that stands below `top`.
    Span behind(std::uint32_t number, int top) const {
        const auto next = std::ranges::find_if(origins_, [&](const Origin& origin) {
            return origin.page > number || (origin.page == number && origin.box.top >= top);
        });
        const std::uint32_t at = next == origins_.end() ? end_ : next->begin;
        return {at, at};
    }

  private:
    const std::vector<Origin>& origins_;
    std::uint32_t end_;
};

}  // namespace

void add_remarks(const std::vector<PdfPage>& pages, Document& document) {
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        const PdfPage& page = pages[i];
        if (is_picture(page)) document.remark(Code::PdfPicture, {number});
        if (page.is_damaged) document.remark(Code::PdfPageDamaged, {number});
        if (page.invisible > 0) document.remark(Code::PdfInvisibleText, {number});
        if (page.unmapped > 0) {
            document.remark(Code::PdfUnmapped, {number, std::to_string(page.unmapped)});
        }
    }
}

void add_gaps(const std::vector<PdfPage>& pages, Document& document) {
    constexpr std::size_t most_pictures = 20;  // of a page; more are tiles of a background
    const Places places(document);
    std::vector<Gap>& gaps = document.gaps;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const PdfPage& page = pages[i];
        const auto number = static_cast<std::uint32_t>(i + 1);
        if (page.is_damaged) gaps.push_back({Gap::Kind::DamagedPage, places.page(number)});
        if (is_picture(page)) {
            gaps.push_back({Gap::Kind::PicturePage, places.page(number)});
        } else if (page.images.size() <= most_pictures) {
            for (const Box& image : page.images) {
                if (may_show_table(image, page))
                    gaps.push_back({Gap::Kind::Picture, places.behind(number, image.top)});
            }
        }
    }
    std::ranges::stable_sort(gaps, {}, [](const Gap& gap) { return gap.span.begin; });
}

}  // namespace gouji::reports
