#include "apps/cli/inputs.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <glob.h>
#include <simdjson.h>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "apps/cli/byte_stream.h"
#include "apps/cli/resume.h"
#include "facts/code.h"
#include "facts/system_error.h"
#include "facts/text.h"
#include "reports/archive.h"
#include "reports/read.h"

namespace gouji::cli {

namespace fs = std::filesystem;

namespace {

namespace json = simdjson::dom;

// Of the files in a folder, those that a reader may know, and those that may be reports but are
// not read: a report that lies there must not be passed over in silence.
constexpr std::array<std::string_view, 19> suffixes = {
    ".txt",  ".text", ".md",    ".markdown", ".html", ".htm", ".shtml", ".xhtml", ".mht", ".mhtml",
    ".docx", ".pdf",  ".jsonl", ".zip",      ".doc",  ".wps", ".rtf",   ".odt",   ".ofd"};
// Of the members of an archive, those that are archives themselves.
constexpr std::array<std::string_view, 8> archive_suffixes = {".zip", ".rar", ".7z", ".tar",
                                                              ".gz",  ".tgz", ".xz", ".zst"};

Diagnostic complaint(Code code, std::vector<std::string> arguments) {
    return {code, std::move(arguments), {}, {}, std::nullopt};
}

std::string suffix_of(const fs::path& path) {
    std::string suffix = path.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(), lower_case);
    return suffix;
}

bool is_among(const std::string& suffix, const auto& known) {
    return std::find(known.begin(), known.end(), suffix) != known.end();
}

bool is_report_name(const fs::path& path) {
    return is_among(suffix_of(path), suffixes);
}

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

// What is no report by its name.
struct Others {
    std::size_t count = 0;
    std::string first;  // by name

    void add(const std::string& name) {
        if (count++ == 0 || name < first) first = name;
    }
};

struct FolderListing {
    std::vector<std::string> reports;
    Others others;
    std::error_code error;
};

// A pipe or a device in a folder is nobody's report, and reading it may never end. A link that
// leads nowhere is told of when it is opened.
bool is_readable(const fs::directory_entry& entry) {
    std::error_code ignored;
    return entry.is_regular_file(ignored) || !entry.exists(ignored);
}

// A pack of rules may lie beside the reports that it judges.
bool is_pack(const fs::path& folder) {
    std::error_code ignored;
    return fs::exists(folder / "pack.yaml", ignored);
}

// The results may go to a file in the folder that is checked, which is no report.
std::optional<struct stat> output_status() {
    struct stat status {};
    if (fstat(STDOUT_FILENO, &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return status;
}

bool is_same_file(const std::string& path, const struct stat& file) {
    struct stat status {};
    return stat(path.c_str(), &status) == 0 && status.st_dev == file.st_dev &&
           status.st_ino == file.st_ino;
}

FolderListing list_folder(const std::string& folder) {
    FolderListing listing;
    const std::optional<struct stat> output = output_status();
    fs::recursive_directory_iterator entries(folder, fs::directory_options::skip_permission_denied,
                                             listing.error);
    for (; !listing.error && entries != fs::recursive_directory_iterator();
         entries.increment(listing.error)) {
        std::error_code ignored;
        if (entries->is_directory(ignored)) {
            if (is_hidden(entries->path()) || is_pack(entries->path()))
                entries.disable_recursion_pending();
        } else if (output && is_same_file(entries->path().string(), *output)) {
            continue;
        } else if (is_report_name(entries->path()) && !is_hidden(entries->path()) &&
                   is_readable(*entries)) {
            listing.reports.push_back(entries->path().string());
        } else if (entries->path().extension() != journal_suffix) {
            listing.others.add(entries->path().filename().string());
        }
    }
    std::sort(listing.reports.begin(), listing.reports.end());
    return listing;
}

// Of an archive's members; hidden ones are nobody's concern, as what macOS leaves in archives.
struct MemberListing {
    std::vector<std::size_t> reports;  // and archives, to be told of when their turn comes
    Others others;
};

bool is_hidden_member(const fs::path& name) {
    return std::any_of(name.begin(), name.end(), [](const fs::path& part) {
        return part.string().starts_with('.') && part != ".." && part != ".";
    });
}

MemberListing list_members(const reports::Archive& archive) {
    MemberListing listing;
    for (std::size_t i = 0; i < archive.size(); ++i) {
        const std::string& name = archive.name(i);
        if (is_hidden_member(name)) continue;
        if (is_report_name(name) || is_among(suffix_of(name), archive_suffixes)) {
            listing.reports.push_back(i);
        } else {
            listing.others.add(fs::path(name).filename().string());
        }
    }
    return listing;
}

// A ZIP file that reports were put into, and not a Word file, whatever its name.
bool holds_reports(const Result<reports::Archive>& archive, const fs::path& path) {
    return archive ? !archive->is_document() : suffix_of(path) == ".zip";
}

// Of a pipe nothing may be read but once.
bool is_archive_file(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return false;
    Result<ByteStream> stream = ByteStream::open(path);
    return stream && reports::Archive::is_zip(stream->beginning()) &&
           holds_reports(reports::Archive::open_file(path), path);
}

// A pattern that no shell has resolved stands for the files it matches, in the order of their
// names; one that matches none, and every other path, for itself.
std::vector<std::string> matches_of(const std::string& path) {
    std::error_code ignored;
    if (path.find_first_of("*?[") == std::string::npos || fs::exists(path, ignored)) return {path};
    glob_t found{};
    std::vector<std::string> paths;
    if (glob(path.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
        paths.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    globfree(&found);
    std::sort(paths.begin(), paths.end());
    if (paths.empty()) return {path};
    return paths;
}

std::optional<std::string> text_of(const json::object& object, const char* key) {
    std::string_view text;
    if (object[key].get(text) != simdjson::SUCCESS) return std::nullopt;
    return std::string(text);
}

// A number, as any other value, names a report by its JSON.
std::string name_of(const json::object& object) {
    json::element id;
    if (object["id"].get(id) != simdjson::SUCCESS || id.is_null()) return {};
    return text_of(object, "id").value_or(simdjson::minify(id));
}

// Nothing where the line is no object with a "text".
std::optional<Input> report_of_line(std::string_view line) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (line.starts_with(byte_order_mark)) line.remove_prefix(byte_order_mark.size());
    json::parser parser;
    json::object object;
    if (parser.parse(line.data(), line.size()).get(object) != simdjson::SUCCESS)
        return std::nullopt;
    std::optional<std::string> text = text_of(object, "text");
    if (!text) return std::nullopt;
    Input input{name_of(object), *std::move(text), text_of(object, "agency"), std::nullopt};
    std::int64_t year = 0;
    const bool has_year = object["year"].get(year) == simdjson::SUCCESS;
    if (has_year && std::in_range<int>(year)) input.year = static_cast<int>(year);
    return input;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A line holds a whole report in JSON's escapes, so it may be longer than the report.
constexpr std::size_t line_limit = 2 * reports::max_report_bytes;

class Walk {
  public:
    explicit Walk(const InputVisitor& visitor) : visitor_(visitor) {}

    void path(const std::string& path) const {
        std::error_code ignored;
        if (path != "-" && fs::is_directory(path, ignored)) {
            folder(path);
        } else {
            file(path);
        }
    }

  private:
    void folder(const std::string& path) const {
        const FolderListing listing = list_folder(path);
        if (listing.error)
            visitor_.complain(complaint(Code::FileUnreadable, {path, why(listing.error)}));
        tell_others(path, listing);
        for (const std::string& report : listing.reports) {
            if (visitor_.goes_on()) file(report);
        }
    }

    // Of a folder or an archive.
    void tell_others(const std::string& path, const auto& listing) const {
        if (listing.reports.empty()) {
            visitor_.complain(complaint(Code::FolderWithoutReports, {path}));
        } else if (listing.others.count > 0) {
            visitor_.complain(
                complaint(Code::FilesPassedOver,
                          {path, std::to_string(listing.others.count), listing.others.first}));
        }
    }

    void file(const std::string& path) const {
        Result<ByteStream> stream = ByteStream::open(path);
        if (!stream) return visitor_.complain(stream.error());
        if (suffix_of(path) == ".jsonl") {
            lines(path, *stream, std::nullopt);
        } else if (path == "-") {
            standard_input(*stream);
        } else if (reports::Archive::is_zip(stream->beginning())) {
            zipped(path, *stream);
        } else {
            whole(path, *stream, {});
        }
        // A wish to stop interrupts reading as well, which is no failure.
        const std::optional<Diagnostic> failure = stream->failure();
        if (failure && visitor_.goes_on()) visitor_.complain(*failure);
    }

    void standard_input(ByteStream& stream) const {
        std::optional<std::string> first = stream.line(line_limit);
        if (first && first->starts_with('{') && report_of_line(*first)) {
            lines("-", stream, std::move(first));
        } else {
            whole("-", stream, first.value_or(""));
        }
    }

    void whole(const std::string& path, ByteStream& stream, std::string bytes) const {
        bytes += stream.rest(reports::max_report_bytes);
        if (stream.failure()) return;
        if (reports::Archive::is_zip(bytes)) {
            const Result<reports::Archive> archive = reports::Archive::open(bytes);
            if (archive && holds_reports(archive, path)) return members(path, *archive);
        }
        visitor_.visit({path, std::move(bytes), std::nullopt, std::nullopt});
    }

    // Read where it lies: it may be larger than a report.
    void zipped(const std::string& path, ByteStream& stream) const {
        std::error_code ignored;
        if (!fs::is_regular_file(path, ignored)) return whole(path, stream, {});
        const Result<reports::Archive> archive = reports::Archive::open_file(path);
        if (!holds_reports(archive, path)) return whole(path, stream, {});
        if (!archive) return visitor_.complain(complaint(archive.error().code, {path}));
        members(path, *archive);
    }

    void members(const std::string& path, const reports::Archive& archive) const {
        const MemberListing listing = list_members(archive);
        tell_others(path, listing);
        for (const std::size_t report : listing.reports) {
            if (visitor_.goes_on()) member(path + "/" + archive.name(report), archive, report);
        }
    }

    void member(const std::string& name, const reports::Archive& archive, std::size_t index) const {
        if (is_among(suffix_of(name), archive_suffixes))
            return visitor_.complain(complaint(Code::ArchiveNested, {name}));
        Result<std::string> bytes = archive.read(index);
        if (!bytes) return visitor_.complain(complaint(bytes.error().code, {name}));
        if (suffix_of(name) == ".jsonl") {
            ByteStream stream = ByteStream::of(*std::move(bytes));
            return lines(name, stream, std::nullopt);
        }
        visitor_.visit({name, *std::move(bytes), std::nullopt, std::nullopt});
    }

    void lines(const std::string& path, ByteStream& stream, std::optional<std::string> line) const {
        if (!line) line = stream.line(line_limit);
        for (std::size_t number = 1; line && visitor_.goes_on();
             ++number, line = stream.line(line_limit)) {
            if (!is_blank(*line)) visitor_.visit_line({path, number, *std::move(line)});
        }
    }

    const InputVisitor& visitor_;
};

}  // namespace

Result<Input> report_of(const JsonLine& line) {
    std::optional<Input> input = report_of_line(line.text);
    const std::string number = std::to_string(line.number);
    if (!input) return tl::unexpected(complaint(Code::JsonLine, {line.path, number}));
    if (input->name.empty()) input->name = line.path + ":" + number;
    return *std::move(input);
}

void for_each_input(const std::vector<std::string>& paths, const InputVisitor& visitor) {
    const Walk walk(visitor);
    for (const std::string& path : paths) {
        for (const std::string& match : matches_of(path)) {
            if (visitor.goes_on()) walk.path(match);
        }
    }
}

std::optional<std::uintmax_t> bytes_of_inputs(const std::vector<std::string>& paths) {
    std::uintmax_t bytes = 0;
    std::error_code ignored;
    const auto add = [&](const std::string& file) {
        if (!fs::is_regular_file(file, ignored) || suffix_of(file) == ".zip") return false;
        bytes += fs::file_size(file, ignored);
        return true;
    };
    for (const std::string& path : paths) {
        for (const std::string& match : matches_of(path)) {
            const std::vector<std::string> files = fs::is_directory(match, ignored)
                                                       ? list_folder(match).reports
                                                       : std::vector<std::string>{match};
            if (!std::all_of(files.begin(), files.end(), add)) return std::nullopt;
        }
    }
    return bytes;
}

bool name_file(const std::vector<std::string>& paths, const std::string& file) {
    const auto is_file = [&](const std::string& path) {
        std::error_code ignored;
        return fs::equivalent(path == "-" ? "/dev/stdin" : path, file, ignored);
    };
    return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
        const std::vector<std::string> matches = matches_of(path);
        return std::any_of(matches.begin(), matches.end(), is_file);
    });
}

Several names_several(const std::vector<std::string>& paths) {
    std::error_code ignored;
    const std::string& first = paths.front();
    const bool are_several = paths.size() != 1 || fs::is_directory(first, ignored) ||
                             suffix_of(first) == ".jsonl" || matches_of(first).front() != first ||
                             is_archive_file(first);
    return are_several ? Several::Yes : Several::Unknown;
}

}  // namespace gouji::cli
