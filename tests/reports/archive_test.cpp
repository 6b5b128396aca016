#include "reports/archive.h"

#include <catch2/catch.hpp>

#include "facts/code.h"
#include "tests/support/docx.h"

using namespace gouji;
using namespace gouji::reports;

namespace {

const std::string central = "PK\x01\x02";  // how an entry of the central directory begins

std::string replaced(std::string bytes, const std::string& from, const std::string& to) {
    REQUIRE(from.size() == to.size());
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1))
        bytes.replace(at, from.size(), to);
    return bytes;
}

// With a byte of the first entry of the central directory changed.
std::string patched(std::string bytes, std::size_t offset, char value) {
    bytes[bytes.find(central) + offset] = value;
    return bytes;
}

std::vector<std::string> names_in(const std::string& bytes) {
    const Result<Archive> archive = Archive::open(bytes);
    REQUIRE(archive);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < archive->size(); ++i) names.push_back(archive->name(i));
    return names;
}

Code refusal_of(const std::string& bytes) {
    const Result<Archive> archive = Archive::open(bytes);
    if (!archive) return archive.error().code;
    const Result<std::string> member = archive->read(0);
    REQUIRE_FALSE(member);
    return member.error().code;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("members come in the order of their names, folders are none of them") {
    const std::string bytes =
        tests::zipped({{"县/", ""}, {"县/乙.txt", "二"}, {"县/丙.txt", "三"}});
    CHECK(names_in(bytes) == Names{"县/丙.txt", "县/乙.txt"});
    const Result<Archive> archive = Archive::open(bytes);
    CHECK(archive->read(0) == std::string("三"));
    CHECK(archive->read(1) == std::string("二"));
}

TEST_CASE("names in the code page of Chinese Windows are read") {
    const std::string gbk = "\xCF\xD8\\\xBE\xD6.txt";  // 县\局.txt
    CHECK(names_in(replaced(tests::zipped({{"abcdefg.t", "x"}}), "abcdefg.t", gbk)) ==
          Names{"县/局.txt"});
}

TEST_CASE("a name of no known code page, or with controls in it, is shown harmlessly") {
    CHECK(names_in(replaced(tests::zipped({{"ab.txt", "x"}}), "ab.txt", "\xFF\xFF.txt")) ==
          Names{"%FF%FF.txt"});
    CHECK(names_in(replaced(tests::zipped({{"ab[2J.txt", "x"}}), "ab[2J", "a\x1B[2J")) ==
          Names{"a_[2J.txt"});
}

TEST_CASE("a name that climbs out of the archive is only a name") {
    const std::string bytes = tests::zipped({{"../../etc/passwd.txt", "x"}});
    CHECK(names_in(bytes) == Names{"../../etc/passwd.txt"});
    CHECK(Archive::open(bytes)->read(0) == std::string("x"));
}

TEST_CASE("a Word file is a document and no archive, whatever it is called") {
    CHECK(Archive::open(tests::docx(""))->is_document());
    CHECK(Archive::open(tests::zipped({{"mimetype", "application/x"}}))->is_document());
    CHECK_FALSE(Archive::open(tests::zipped({{"县/a.docx", "x"}}))->is_document());
}

TEST_CASE("bombs and lies about sizes are refused before they are inflated") {
    const std::string bomb = tests::zipped({{"a.txt", std::string(30 << 20, ' ')}});
    CHECK(bomb.size() < 100'000);
    CHECK(refusal_of(bomb) == Code::ArchiveTooLarge);
    const std::string text = tests::zipped({{"a.txt", "十二个字的报告正文在此处"}});
    constexpr std::size_t packed_size = 20;
    constexpr std::size_t stated_size = 24;
    CHECK(refusal_of(patched(text, stated_size, 5)) == Code::ArchiveDamaged);
    CHECK(refusal_of(patched(text, stated_size + 3, 8)) == Code::ArchiveTooLarge);
    CHECK(refusal_of(patched(text, packed_size + 2, 1)) == Code::ArchiveDamaged);
}

TEST_CASE("a member that is locked, and an archive that is cut off, are told apart") {
    const std::string text = tests::zipped({{"a.txt", "一"}});
    constexpr std::size_t flags = 8;
    CHECK(refusal_of(patched(text, flags, 1)) == Code::ArchiveEncrypted);
    CHECK(refusal_of(text.substr(0, text.size() - 8)) == Code::ArchiveDamaged);
    CHECK(refusal_of("PK\x03\x04 nothing more") == Code::ArchiveDamaged);
}
