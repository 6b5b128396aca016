#include "runs/journal.h"

#include <catch2/catch.hpp>

#include "tests/support/temp_file.h"

using namespace gouji::runs;
using gouji::test::file_text;
using gouji::test::TempFile;
using gouji::test::write_file;

namespace {

void write_two(const std::string& path) {
    const auto journal = Journal::open(path, "identity", Begin::Anew);
    REQUIRE(journal != nullptr);
    journal->add("first", "一");
    journal->add("second", std::string(100'000, '2'));
}

}  // namespace

TEST_CASE("a run that goes on finds what the earlier one wrote, and adds to it") {
    const TempFile file("journal", "");
    write_two(file.path());
    {
        const auto journal = Journal::open(file.path(), "identity", Begin::GoOn);
        CHECK(journal->size() == 2);
        CHECK(journal->find("first") == std::string("一"));
        CHECK(journal->find("second") == std::string(100'000, '2'));
        CHECK_FALSE(journal->find("third"));
        CHECK(journal->found() == 2);
        journal->add("third", "");
    }
    const auto journal = Journal::open(file.path(), "identity", Begin::GoOn);
    CHECK(journal->find("third") == std::string());
    CHECK(journal->size() == 3);
}

TEST_CASE("a run that begins anew, or is another one, finds nothing") {
    const TempFile file("journal", "");
    write_two(file.path());
    CHECK(Journal::open(file.path(), "identity of another", Begin::GoOn)->size() == 0);
    write_two(file.path());
    CHECK(Journal::open(file.path(), "ident", Begin::GoOn)->size() == 0);
    write_two(file.path());
    CHECK(Journal::open(file.path(), "identity", Begin::Anew)->size() == 0);
    CHECK(Journal::open(file.path(), "identity", Begin::GoOn)->size() == 0);
}

TEST_CASE("a journal cut off anywhere gives what is whole in it, and is gone on with behind it") {
    const TempFile file("journal", "");
    write_two(file.path());
    const std::string whole = file_text(file.path());
    for (const std::size_t cut : {whole.size() - 1, whole.size() - 100'000, whole.size() - 100'010,
                                  whole.size() - 100'050, std::size_t{20}, std::size_t{3}}) {
        write_file(file.path(), whole.substr(0, cut));
        {
            const auto journal = Journal::open(file.path(), "identity", Begin::GoOn);
            CHECK_FALSE(journal->find("second"));
            journal->add("third", "三");
        }
        CHECK(Journal::open(file.path(), "identity", Begin::GoOn)->find("third") ==
              std::string("三"));
    }
}

TEST_CASE("an answer that was altered on the disk is not believed") {
    const TempFile file("journal", "");
    write_two(file.path());
    std::string bytes = file_text(file.path());
    bytes[bytes.size() - 7] = 'x';
    write_file(file.path(), bytes);
    const auto journal = Journal::open(file.path(), "identity", Begin::GoOn);
    CHECK(journal->find("first"));
    CHECK_FALSE(journal->find("second"));
}

TEST_CASE("a place that cannot be written to has no journal") {
    CHECK(Journal::open("/no-such-folder/journal", "identity", Begin::Anew) == nullptr);
}
