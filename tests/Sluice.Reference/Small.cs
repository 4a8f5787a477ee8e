using System.Globalization;

namespace Sluice.Reference;

/// <summary>A small policy and manifest that tests by hand start from.</summary>
public static class Small
{
    /// <summary>Nothing is decided in it yet: it has no rules.</summary>
    public static readonly PlainPolicy Policy = new()
    {
        Categories =
        [
            new("a", [], null, []),
            new("a.x", ["tagged"], 1_000, []),
            new("a.y", [], null, []),
            new("b", [], 5_000_000_000_000, []),
            new("b.z", [], null, []),
            new("d", [], null, ["a.x"]),
            new("d.e", [], null, []),
            new("f", [], null, ["d"]),
        ],
        Purposes =
        [
            new("p", [], false, null),
            new("p.q", [], true, null),
            new("p.r", [], false, null),
            new("s", [], true, "weak"),
            new("o", [], false, null),
        ],
        Partners =
        [
            new("korea", [], ["KR"]),
            new("korea.branch", [], ["US"]),
            new("nowhere", [], []),
            new("lion", [], ["SG"]),
            new("holding", [], []),
            new("holding.seoul", [], ["KR"]),
        ],
        Regions = [new("asia", ["KR", "SG"]), new("world", ["asia", "US"])],
        Populations =
        [
            new("users", null),
            new("users.minors", Is.Number("age", "<", 14)),
            new("users.minors.few", Is.True("rare")),
            new("staff", null),
        ],
        Attributes =
        [
            new("encrypted", PlainKind.Boolean, [], false),
            new("level", PlainKind.Integer, [], false),
            new("age", PlainKind.Integer, [], true),
            new("rare", PlainKind.Boolean, [], true),
        ],
        Consents =
        [
            new("wide", "opt_in", PlainSelector.Any, PlainSelector.Any, PlainSelector.Any, null, []),
            new("narrow", "opt_in", PlainSelector.Of("a.x"), PlainSelector.Of("korea.branch"), PlainSelector.Of("p.q"), null, []),
        ],
        Agreements =
        [
            new(
                "work",
                PlainSelector.Of("korea, lion"),
                "processor",
                PlainSelector.Of("a"),
                PlainSelector.Of("p.q"),
                Period("2020-01-01", null, "2020-12-31"),
                ["audit"]
            ),
            new("joint", PlainSelector.Any, "joint_controller", PlainSelector.Of("a.x, b"), PlainSelector.Any, PlainPeriod.Always, []),
        ],
        Forms = ["weak", "mid", "strong"],
        Techniques =
        [
            new("hash", [], [new("weak", Is.True("enumerable")), new("mid", null)]),
            new(
                "group",
                [new("k", PlainKind.Integer, [], false)],
                [new("strong", Is.Number("k", ">=", 50)), new("mid", Is.Number("k", ">=", 5))]
            ),
            new("remove", [], [new("strong", null)]),
        ],
        Duties = [new("erase", [])],
    };

    /// <summary>a.x to lion for p.r on 2020-06-01.</summary>
    public static readonly PlainManifest Manifest = new()
    {
        To = "lion",
        Purposes = ["p.r"],
        On = Day("2020-06-01"),
        Datasets = [new("rows", [new("one", ["a.x"])])],
    };

    /// <summary>Everything allowed, when the condition holds.</summary>
    public static PlainRule Allow(PlainCondition? when = null, string name = "yes") =>
        new(
            name,
            PlainEffect.Allow,
            new PlainScope
            {
                Of = PlainSelector.Any,
                To = PlainSelector.Any,
                For = PlainSelector.Any,
                When = when,
            }
        );

    /// <summary>Everything denied, when the condition holds.</summary>
    public static PlainRule Deny(PlainCondition? when = null, string name = "no") =>
        new(name, PlainEffect.Deny, new PlainScope { When = when });

    /// <summary>The verdict of the small policy with these rules.</summary>
    public static PlainVerdict Verdict(PlainManifest manifest, params PlainRule[] rules) => Answer(manifest, rules).Verdict;

    /// <summary>The answer of the small policy with these rules.</summary>
    public static PlainAnswer Answer(PlainManifest manifest, params PlainRule[] rules) =>
        ReferenceEvaluator.Evaluate(Policy with { Rules = rules }, manifest);

    /// <summary>The truth of a condition for the first flow, all that is open unknown.</summary>
    public static Kleene Truth(PlainManifest manifest, PlainCondition condition)
    {
        var world = new ReferenceWorld(Policy, manifest, ReferenceFlows.Of(manifest)[0], manifest.On);
        return new ReferenceCondition(world, null).Evaluate(condition);
    }

    /// <summary>The manifest for another category, recipient and purpose.</summary>
    public static PlainManifest Flow(string category, string to, string purpose) =>
        Manifest with
        {
            To = to,
            Purposes = [purpose],
            Datasets = [new("rows", [new("one", [category])])],
        };

    /// <summary>The manifest with its field changed.</summary>
    public static PlainManifest With(PlainManifest manifest, Func<PlainField, PlainField> change) =>
        manifest with
        {
            Datasets = [manifest.Datasets[0] with { Fields = [change(manifest.Datasets[0].Fields[0])] }],
        };

    /// <summary>The manifest with columns for subject attributes.</summary>
    public static PlainManifest Columns(PlainManifest manifest, params string[] attributes) =>
        manifest with
        {
            Datasets = [manifest.Datasets[0] with { Subject = attributes.ToDictionary(a => a, a => a + "_column") }],
        };

    /// <summary>The manifest with a consent stated.</summary>
    public static PlainManifest Consent(PlainManifest manifest, string name, string holds, PlainPeriod? period = null) =>
        manifest with
        {
            Consents = new Dictionary<string, PlainConsentStatement>(manifest.Consents)
            {
                [name] = new(holds, period ?? PlainPeriod.Always),
            },
        };

    /// <summary>A day.</summary>
    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A period.</summary>
    public static PlainPeriod Period(string? from, string? until, string? through) =>
        new(from is null ? null : Day(from), until is null ? null : Day(until), through is null ? null : Day(through));
}
