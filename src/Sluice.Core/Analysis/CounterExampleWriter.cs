using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Sluice.Core.Evaluation;
using Sluice.Core.Model;

namespace Sluice.Core.Analysis;

/// <summary>
/// Writes an evaluation context that breaks a promise as a manifest, reads it back and decides it again: only what is confirmed is shown.
/// </summary>
internal static class CounterExampleWriter
{
    public static CounterExample? Write(
        PolicyEngine engine,
        Invariant invariant,
        FlowClassAnalysis analysis,
        IReadOnlyDictionary<Variable, Value> assumed
    )
    {
        var name = "breaks_" + (invariant.Name.Length == 0 ? "promise" : invariant.Name);
        var comment = $"The policies permit this transfer, and invariant {invariant.Name} says that they must not.";
        return
            AssumedTransfer.Of(engine, analysis, assumed, name, comment)
                is { Flow: { Verdict: Verdict.Allow or Verdict.Restrict } flow } transfer
            ? new CounterExample(transfer.Text, flow.Flow, flow.Verdict, flow.PermittedBy, Facts(analysis, assumed))
            : null;
    }

    private static ImmutableArray<string> Facts(FlowClassAnalysis analysis, IReadOnlyDictionary<Variable, Value> assumed) =>
        [.. assumed.Select(a => Phrase(analysis, a.Key, a.Value, assumed)).OfType<string>().Order(StringComparer.Ordinal)];

    private static string? Phrase(
        FlowClassAnalysis analysis,
        Variable variable,
        Value value,
        IReadOnlyDictionary<Variable, Value> assumed
    ) =>
        variable switch
        {
            Variable.Attribute attribute => $"{attribute.Symbol.Name} = {value}",
            Variable.Fact fact => $"{BuiltinFacts.NameOf(fact.Name)} = {value}",
            Variable.Consent consent => $"consent {consent.Symbol.Name} {(value.Number != 0 ? "all" : "none")}",
            Variable.Named { Symbol: var agreement } => value.Number != 0 ? "agreement " + agreement.Name : null,
            Variable.Audience => value.Number < 0
                ? null
                : "about " + analysis.Flow.Program.Vocabulary.Populations.All[(int)value.Number].Name,
            Variable.Claim => value.Number < 0 ? null : "claims " + analysis.Flow.Program.Vocabulary.Forms.All[(int)value.Number].Name,
            Variable.Form => CounterExampleText.UsesOf(analysis, assumed) is { IsEmpty: false } uses
                ? "technique " + string.Join(", ", uses.Select(static u => u.Technique.Name + Arguments(u)))
                : null,
            Variable.Beside beside => value.Number > 0 ? beside.Condition.Text : null,
            _ => null,
        };

    private static string Arguments(TechniqueUse use) =>
        use.Arguments.IsEmpty
            ? ""
            : new StringBuilder("(")
                .AppendJoin(
                    ", ",
                    use.Arguments.OrderBy(static a => a.Key.Index)
                        .Select(static a => string.Create(CultureInfo.InvariantCulture, $"{a.Key.Name}: {a.Value.Value}"))
                )
                .Append(')')
                .ToString();
}
