#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <system_error>

#include <fmt/format.h>

#include "apps/cli/byte_stream.h"
#include "apps/cli/commands.h"
#include "facts/code.h"
#include "rules/format.h"
#include "rules/yaml.h"

namespace gouji::cli {

namespace {

void add_folder(const std::string& folder, std::vector<std::string>& files) {
    std::error_code none;
    std::vector<std::string> found;
    for (std::filesystem::recursive_directory_iterator entry(folder, none), end; entry != end;
         entry.increment(none)) {
        if (entry->path().extension() == ".yaml") found.push_back(entry->path().string());
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
}

// Folders stand for the rule files in them.
std::vector<std::string> files_of(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const std::string& path : paths) {
        std::error_code none;
        if (std::filesystem::is_directory(path, none)) {
            add_folder(path, files);
        } else {
            files.push_back(path);
        }
    }
    return files;
}

// The file is whole at every moment: the new text replaces it in one step.
bool replace_file(const std::string& path, const std::string& text) {
    const std::string fresh = path + ".gouji-fmt";
    std::FILE* file = std::fopen(fresh.c_str(), "wb");
    if (file == nullptr) return false;
    const bool is_written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
    const bool is_closed = std::fclose(file) == 0;
    std::error_code failed;
    if (is_written && is_closed) {
        std::filesystem::permissions(fresh, std::filesystem::status(path, failed).permissions(),
                                     failed);
        std::filesystem::rename(fresh, path, failed);
        if (!failed) return true;
    }
    std::filesystem::remove(fresh, failed);
    return false;
}

class Formatter {
  public:
    Formatter(const FmtOptions& options, const Console& console)
        : options_(options), console_(console) {}

    void format(const std::string& path) {
        Result<ByteStream> stream = ByteStream::open(path);
        if (!stream) return refuse(stream.error());
        std::string bytes = stream->rest(rules::max_yaml_bytes);
        if (const auto failure = stream->failure()) return refuse(*failure);
        Sources sources;
        Diagnostics diagnostics;
        const SourceId file = sources.add(path, std::move(bytes));
        const rules::FormattedFile formatted =
            rules::format_file(sources, file, options_.keywords, diagnostics);
        console_.complain(diagnostics, sources);
        is_readable_ = is_readable_ && !diagnostics.has_errors();
        if (path == "-") {
            if (!options_.only_checks) write_out(formatted.text);
        } else if (formatted.changes > 0 && !options_.only_checks) {
            if (!replace_file(path, formatted.text))
                return refuse({Code::OutputFailed, {}, {}, {}, std::nullopt});
        }
        if (formatted.changes > 0) tell(path, formatted.changes);
    }

    ExitCode exit_code() const {
        if (!is_readable_) return ExitCode::Usage;
        return options_.only_checks && changed_ > 0 ? ExitCode::Findings : ExitCode::Clean;
    }

  private:
    void refuse(const Diagnostic& diagnostic) {
        console_.complain(diagnostic);
        is_readable_ = false;
    }

    void tell(const std::string& path, std::size_t changes) {
        ++changed_;
        if (path == "-") return;
        const std::string_view wording =
            options_.only_checks ? console_.say("{}：{} 处可以改写\n", "{}: {} would change\n")
                                 : console_.say("{}：改写了 {} 处\n", "{}: {} changed\n");
        write_out(fmt::format(fmt::runtime(wording), path, changes));
    }

    const FmtOptions& options_;
    const Console& console_;
    std::size_t changed_ = 0;
    bool is_readable_ = true;
};

}  // namespace

ExitCode format_rules(const FmtOptions& options, const Console& console) {
    Formatter formatter(options, console);
    for (const std::string& file : files_of(options.paths)) formatter.format(file);
    return formatter.exit_code();
}

}  // namespace gouji::cli
