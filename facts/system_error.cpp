#include "facts/system_error.h"

#include <optional>
#include <utility>

#include "facts/code.h"

namespace gouji {

namespace {

struct Reason {
    std::errc error;
    Hint hint;
};

constexpr Reason reasons[] = {
    {std::errc::no_such_file_or_directory, Hint::WhyNotThere},
    {std::errc::permission_denied, Hint::WhyDenied},
    {std::errc::operation_not_permitted, Hint::WhyDenied},
    {std::errc::is_a_directory, Hint::WhyFolder},
    {std::errc::not_a_directory, Hint::WhyNotFolder},
    {std::errc::too_many_symbolic_link_levels, Hint::WhyLink},
    {std::errc::filename_too_long, Hint::WhyLongName},
    {std::errc::interrupted, Hint::WhyInterrupted},
    {std::errc::no_space_on_device, Hint::WhyFull},
    {std::errc::read_only_file_system, Hint::WhyReadOnly},
    {std::errc::io_error, Hint::WhyDevice},
    {std::errc::no_such_device_or_address, Hint::WhyDevice},
    {std::errc::device_or_resource_busy, Hint::WhyBusy},
    {std::errc::too_many_files_open, Hint::WhyNoRoom},
    {std::errc::too_many_files_open_in_system, Hint::WhyNoRoom},
    {std::errc::not_enough_memory, Hint::WhyNoRoom},
};

}  // namespace

std::string why(const std::error_code& error) {
    for (const Reason& reason : reasons) {
        if (error == reason.error) return argument(reason.hint);
    }
    return error.message();
}

Diagnostic unwritable(std::string path, const std::error_code& error) {
    std::string reason =
        error == std::errc::no_such_file_or_directory ? argument(Hint::WhyNoFolder) : why(error);
    return {Code::FileUnwritable, {std::move(path), std::move(reason)}, {}, {}, std::nullopt};
}

}  // namespace gouji
