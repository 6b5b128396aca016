#include "apps/cli/commands.h"
#include "apps/cli/regime.h"
#include "outcomes/catalogue.h"
#include "outcomes/write_rule.h"

namespace gouji::cli {

ExitCode pack(const PackOptions& options, const Console& console) {
    const std::unique_ptr<const Regime> regime = load_regime(options.pack, console);
    if (!regime) return ExitCode::Usage;
    const outcomes::PackView view{regime->program, regime->sources, console.language};
    std::vector<outcomes::Part> parts = outcomes::parts_of_pack();
    if (options.part) parts = {*options.part};
    std::vector<outcomes::Catalogue> catalogues;
    for (const outcomes::Part part : parts) catalogues.push_back(outcomes::catalogue(part, view));
    if (options.format == PackFormat::Json) {
        write_out(outcomes::catalogues_json(view, catalogues));
        return ExitCode::Clean;
    }
    for (std::size_t i = 0; i < catalogues.size(); ++i) {
        if (i > 0) write_out("\n");
        write_out(options.format == PackFormat::Text
                      ? outcomes::catalogue_text(catalogues[i], console.output.colors)
                      : outcomes::catalogue_markdown(catalogues[i]));
    }
    // The reference has each rule whole.
    if (options.part == outcomes::Part::Rules && options.format == PackFormat::Markdown)
        write_out(outcomes::rules_explained(regime->program, console.language));
    return ExitCode::Clean;
}

}  // namespace gouji::cli
