using Sluice.Core.Manifests;
using Sluice.Core.Model;

namespace Sluice.Tests.Engine;

/// <summary>Names the parts of compiled policies and manifests, so that a test can ask for all of them.</summary>
internal static class CompiledParts
{
    private static readonly string[] Clauses = ["about", "when", "unless", "but not"];

    /// <summary>Every name there is.</summary>
    internal static IEnumerable<string> All =>
        [
            .. typeof(Condition)
                .GetNestedTypes()
                .Where(static t => t.IsSubclassOf(typeof(Condition)))
                .Select(static t => "condition " + t.Name),
            .. Enum.GetNames<RuleEffect>().SelectMany(static e => Clauses.Append("period").Select(c => $"{e}: {c}").Append("effect " + e)),
            .. Clauses.Select(static c => "exception: " + c),
            "exception by covering",
            "exception by touching",
            .. Enum.GetNames<ConsentCoverage>().Select(static h => "consent for " + h),
            .. Enum.GetNames<Role>().Select(static r => "role " + r),
            .. Enum.GetNames<ValueKind>().Select(static k => "value " + k),
            .. Enum.GetNames<DurationUnit>().Select(static u => "unit " + u),
            .. Enum.GetNames<Verdict>().Select(static v => "verdict " + v),
        ];

    internal static IEnumerable<string> Of(PolicyProgram program)
    {
        var conditions = program
            .Vocabulary.Populations.All.Select(static p => p.Predicate)
            .Concat(program.Vocabulary.Techniques.All.SelectMany(static t => t.Yields).Select(static y => y.When))
            .Concat(program.Rules.SelectMany(static r => new[] { r.When, r.Unless, r.Required }))
            .Concat(program.Rules.SelectMany(static r => Inside(r.Exceptions)).SelectMany(static e => new[] { e.When, e.Unless }));
        return conditions
            .SelectMany(ConditionWalker.All)
            .SelectMany(Of)
            .Concat(
                program.Rules.SelectMany(static r =>
                    Written(r.About, r.When, r.Unless, r.Exceptions.Length)
                        .Append(r.Period != Period.Always ? "period" : "")
                        .Where(static c => c.Length > 0)
                        .Select(c => $"{r.Effect}: {c}")
                        .Append("effect " + r.Effect)
                )
            )
            .Concat(
                program
                    .Rules.SelectMany(static r => Inside(r.Exceptions))
                    .SelectMany(static e =>
                        Written(e.About, e.When, e.Unless, e.Exceptions.Length)
                            .Where(static c => c.Length > 0)
                            .Select(static c => "exception: " + c)
                            .Append(e.AppliesByCovering ? "exception by covering" : "exception by touching")
                    )
            )
            .Concat(program.Vocabulary.Agreements.All.Select(static a => "role " + a.Role));
    }

    internal static IEnumerable<string> Of(TransferManifest manifest) =>
        manifest
            .Consents.Values.Select(static c => "consent for " + c.Value.Holders)
            .Concat(manifest.Facts.Values.SelectMany(static f => Of(f.Value)))
            .Concat(manifest.Stated.Attributes.SelectMany(static a => Of(a.Value)))
            .Concat(manifest.Stated.Find(BuiltinFact.Retention) is { } retention ? Of(retention.Value) : []);

    private static IEnumerable<RuleException> Inside(IEnumerable<RuleException> exceptions) =>
        exceptions.SelectMany(static e => Inside(e.Exceptions).Prepend(e));

    private static IEnumerable<string> Written(object? about, Condition? when, Condition? unless, int exceptions) =>
        [about is null ? "" : "about", when is null ? "" : "when", unless is null ? "" : "unless", exceptions == 0 ? "" : "but not"];

    private static IEnumerable<string> Of(Condition condition) =>
        (
            condition switch
            {
                Condition.AttributeComparison c => Of(c.Value),
                Condition.FactComparison c => Of(c.Value),
                Condition.ParameterComparison c => Of(c.Value),
                Condition.AttributeMembership m => m.Values.SelectMany(Of),
                Condition.FactMembership m => m.Values.SelectMany(Of),
                Condition.ParameterMembership m => m.Values.SelectMany(Of),
                Condition.RoleIs r => ["role " + r.Role],
                _ => [],
            }
        ).Append("condition " + condition.GetType().Name);

    private static IEnumerable<string> Of(Value value) =>
        value.Kind == ValueKind.Duration ? ["value Duration", "unit " + value.Unit] : ["value " + value.Kind];
}
