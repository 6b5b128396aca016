// LibreOffice, where it is installed: makes PDF of Word files.
#pragma once

#include <filesystem>
#include <vector>

#include "apps/cli/console.h"

namespace gouji::cli {

// Each file as a PDF of the same name in `folder`; `fonts` is a fontconfig file that says what
// stands in for fonts that are not installed, and may be absent. False where that was not possible;
// the console has then been told why.
bool convert_to_pdf(const std::vector<std::filesystem::path>& files,
                    const std::filesystem::path& folder, const std::filesystem::path& fonts,
                    const Console& console);

}  // namespace gouji::cli
