// How many reports a second are read on one core: bytes to facts, in each format, over the reports
// of the labelled corpus; and what gumbo alone takes for the same pages.
#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include <gumbo.h>

#include "reports/extract.h"
#include "reports/html/html_encoding.h"
#include "reports/read.h"
#include "rules/load_form.h"
#include "runs/keep_memory.h"

using namespace gouji;

namespace {

struct File {
    std::string name, bytes;
};

// The corpus's reports with these endings, in the order of their names.
std::vector<File> files(const std::vector<std::string_view>& endings) {
    std::vector<File> found;
    const char* corpus = std::getenv("GOUJI_CORPUS");
    if (corpus == nullptr) return found;
    std::error_code error;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(corpus) / "dev", error)) {
        const std::string name = entry.path().filename().string();
        if (std::ranges::none_of(endings, [&](auto ending) { return name.ends_with(ending); }))
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        found.push_back({name, {std::istreambuf_iterator<char>(file), {}}});
    }
    std::ranges::sort(found, {}, &File::name);
    return found;
}

struct Shipped {
    Sources sources;
    Diagnostics diagnostics;
    Form form = rules::load_form(GOUJI_PACK, sources, diagnostics);
    Result<reports::Reading> reading = reports::prepare(form);
};

const reports::Reading& reading() {
    static const Shipped shipped;
    return *shipped.reading;
}

void read_one(const File& file, reports::PdfChild& pdf) {
    Result<reports::Document> document = reports::read(file.name, file.bytes, pdf);
    if (!document) return;
    Diagnostics diagnostics;
    benchmark::DoNotOptimize(reports::extract(*std::move(document), reading(), diagnostics));
}

void facts_of(benchmark::State& state, const std::vector<std::string_view>& endings) {
    const std::vector<File> all = files(endings);
    if (all.empty()) return state.SkipWithError("no reports: set GOUJI_CORPUS");
    reports::PdfChild pdf(GOUJI_PDF);
    reading();
    for (auto _ : state) {
        for (const File& file : all) read_one(file, pdf);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

void text(benchmark::State& state) {
    facts_of(state, {".txt", ".tsv"});
}
void markdown(benchmark::State& state) {
    facts_of(state, {".md"});
}
void html(benchmark::State& state) {
    facts_of(state, {".html"});
}
void docx(benchmark::State& state) {
    facts_of(state, {".docx"});
}
void pdf(benchmark::State& state) {
    facts_of(state, {".pdf"});
}

// As many children as cores, each with a thread that waits for it.
void pdf_pool(benchmark::State& state) {
    const std::vector<File> all = files({".pdf"});
    if (all.empty()) return state.SkipWithError("no reports: set GOUJI_CORPUS");
    const std::size_t count = std::max(1U, std::thread::hardware_concurrency());
    std::vector<reports::PdfChild> children;
    for (std::size_t i = 0; i < count; ++i) children.emplace_back(GOUJI_PDF);
    reading();
    for (auto _ : state) {
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < count; ++t) {
            threads.emplace_back([&, t] {
                for (std::size_t i = t; i < all.size(); i += count) read_one(all[i], children[t]);
            });
        }
        for (std::thread& thread : threads) thread.join();
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(all.size()));
}

void gumbo_alone(benchmark::State& state) {
    std::vector<std::string> pages;
    for (File& file : files({".html"})) {
        if (Result<Decoded> page = reports::decode_html(std::move(file.bytes)))
            pages.push_back(std::move(page->text));
    }
    if (pages.empty()) return state.SkipWithError("no reports: set GOUJI_CORPUS");
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    for (auto _ : state) {
        for (const std::string& page : pages) {
            GumboOutput* parsed = gumbo_parse_with_options(&options, page.data(), page.size());
            benchmark::DoNotOptimize(parsed);
            gumbo_destroy_output(&options, parsed);
        }
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(pages.size()));
}

}  // namespace

BENCHMARK(text)->Unit(benchmark::kMillisecond);
BENCHMARK(markdown)->Unit(benchmark::kMillisecond);
BENCHMARK(gumbo_alone)->Unit(benchmark::kMillisecond);
BENCHMARK(html)->Unit(benchmark::kMillisecond);
BENCHMARK(docx)->Unit(benchmark::kMillisecond);
BENCHMARK(pdf)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(pdf_pool)->Unit(benchmark::kMillisecond)->UseRealTime();

int main(int argc, char** argv) {
    runs::keep_memory();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
}
