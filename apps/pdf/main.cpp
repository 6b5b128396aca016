// gouji-pdf: PDF bytes in, the marks on their pages out, as README.md describes. A program of its
// own, so that poppler's licence, crashes and bombs stay outside of gouji.
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

#include "apps/pdf/collect.h"
#include "apps/pdf/write.h"

namespace {

using gouji::pdf::Document;
using gouji::pdf::Limits;

struct Request {
    std::size_t bytes = 0;
    Limits limits;
    rlim_t seconds = 10;
};

void limit(decltype(RLIMIT_AS) resource, rlim_t most) {
    const rlimit value{most, most};
    setrlimit(resource, &value);
}

void limit_process() {
    constexpr rlim_t megabyte = 1 << 20;
    limit(RLIMIT_AS, 1024 * megabyte);
    limit(RLIMIT_NOFILE, 64);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CORE, 0);
}

// The soft limit moves on with every request; the kernel ends a document that takes longer.
void limit_time(rlim_t seconds) {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    rlimit value{};
    getrlimit(RLIMIT_CPU, &value);
    value.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + seconds;
    setrlimit(RLIMIT_CPU, &value);
}

// The number behind "name": in a request. Requests are flat objects of numbers.
template <class Number>
bool read_number(std::string_view request, std::string_view name, Number& number) {
    const std::size_t key = request.find(name);
    if (key == std::string_view::npos) return false;
    const std::size_t digits = request.find_first_of("0123456789", key + name.size());
    if (digits == std::string_view::npos) return false;
    return std::from_chars(request.data() + digits, request.data() + request.size(), number).ec ==
           std::errc{};
}

std::optional<Request> parse(std::string_view line) {
    Request request;
    if (!read_number(line, "\"bytes\"", request.bytes)) return std::nullopt;
    read_number(line, "\"pages\"", request.limits.pages);
    read_number(line, "\"marks\"", request.limits.marks);
    read_number(line, "\"seconds\"", request.seconds);
    return request;
}

// Reads from `in` what may come in pieces; false at the end of input.
bool read_exactly(std::FILE* in, std::string& bytes) {
    return std::fread(bytes.data(), 1, bytes.size(), in) == bytes.size();
}

std::optional<std::string> read_line(std::FILE* in) {
    constexpr std::size_t longest = 4096;
    std::string line;
    for (int c = std::getc(in); c != EOF; c = std::getc(in)) {
        if (c == '\n') return line;
        if (line.size() == longest) return std::nullopt;
        line += static_cast<char>(c);
    }
    return std::nullopt;
}

bool answer(const Document& document) {
    const std::string json = gouji::pdf::to_json(document) + "\n";
    return std::fwrite(json.data(), 1, json.size(), stdout) == json.size() &&
           std::fflush(stdout) == 0;
}

}  // namespace

int main() {
    limit_process();
    while (const std::optional<std::string> line = read_line(stdin)) {
        const std::optional<Request> request = parse(*line);
        constexpr std::size_t largest = 256 << 20;
        if (!request || request->bytes > largest) {
            Document refused;
            refused.error = "bad-request";
            answer(refused);
            return 2;
        }
        std::string bytes(request->bytes, '\0');
        if (!read_exactly(stdin, bytes)) return 1;
        limit_time(request->seconds);
        if (!answer(gouji::pdf::collect(bytes, request->limits))) return 1;
    }
    return 0;
}
