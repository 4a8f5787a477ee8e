using System.Collections.Immutable;
using Sluice.Core.Evaluation;
using Sluice.Core.Manifests;
using Sluice.Core.Model;
using Sluice.Syntax.Text;

namespace Sluice.Core.Analysis;

/// <summary>
/// Makes the flow of a hypothetical transfer: it names every agreement that can hold, with all its evidence, and states nothing else.
/// </summary>
internal static class HypotheticalFlow
{
    public const string Dataset = "data";
    public const string Field = "field";

    public static StatedFlow Of(PolicyProgram program, SourceLocation at, FlowNames names, ImmutableArray<TechniqueUse> techniques)
    {
        var agreements = program
            .Vocabulary.Agreements.All.Where(a =>
                a.Scope.Partners.Covers(names.Partner)
                && a.Scope.Categories.Touches(names.Category)
                && a.Scope.Purposes.Touches(names.Purpose)
            )
            .ToList();
        var field = new DataField
        {
            Name = new Located<string>(Field, at),
            Categories = [new Located<CategorySymbol>(names.Category, at)],
            Techniques = techniques,
        };
        var dataset = new Dataset { Name = new Located<string>(Dataset, at), Fields = [field] };
        var recipient = new Recipient(names.Partner, at, Onward: false, [], null);
        var manifest = new TransferManifest
        {
            Source = at.Source,
            Span = at.Span,
            Digest = "",
            Name = new Located<string>("open", at),
            Recipients = [recipient],
            Purposes = [new Located<PurposeSymbol>(names.Purpose, at)],
            Dates = TransferDates.Unknown,
            Agreements = [.. agreements.Select(a => new Located<AgreementSymbol>(a, at))],
            Evidence = agreements.ToImmutableDictionary(static a => a, static a => a.Evidence),
            Datasets = [dataset],
        };
        return new StatedFlow(program, manifest, new Flow(dataset, field, field.Categories[0], recipient, manifest.Purposes[0]));
    }

    /// <summary>The same flow with other techniques applied to its field.</summary>
    public static StatedFlow With(StatedFlow open, ImmutableArray<TechniqueUse> techniques)
    {
        var field = open.Flow.Field with { Techniques = techniques };
        var dataset = open.Flow.Dataset with { Fields = [field] };
        return new StatedFlow(
            open.Program,
            open.Manifest with
            {
                Datasets = [dataset],
            },
            open.Flow with
            {
                Dataset = dataset,
                Field = field,
            }
        );
    }

    /// <summary>A use of a technique with these arguments.</summary>
    public static TechniqueUse Use(
        TechniqueSymbol technique,
        SourceLocation at,
        IEnumerable<KeyValuePair<ParameterSymbol, Value>> arguments
    ) => new(technique, arguments.ToImmutableDictionary(static a => a.Key, a => new Located<Value>(a.Value, at)), at);
}
