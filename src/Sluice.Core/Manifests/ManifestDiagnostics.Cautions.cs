using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <content>What can be understood and is hardly what the facts are: SLU3035 and on.</content>
public static partial class ManifestDiagnostics
{
    private const string Fields = "datasets: { d: { fields: { f: { category: a } } } }\n";

    /// <summary>A transfer is dated before the earliest day the caller takes.</summary>
    public static DiagnosticDescriptor DatedTooEarly { get; } =
        Error(
            3035,
            "dated-too-early",
            "the transfer begins on {0}, and nothing before {1} is taken",
            "A transfer is decided by the rules of the day it states, and the sender writes that day. With `--not-before DATE` a pipeline takes no day from before the rules of today.",
            "transfer: t\nto: p\npurpose: x\non: 2020-01-01\n" + Fields,
            "transfer: t\nto: p\npurpose: x\non: 2026-01-01\n" + Fields
        );

    /// <summary>Between the date of a transfer and the day of the run a rule begins or ends.</summary>
    public static DiagnosticDescriptor BackDated { get; } =
        Warning(
            3036,
            "back-dated",
            "the transfer is dated {0}, and by {1} other rules hold: {2}",
            "A transfer that goes today is not to be decided by the rules of an earlier day. Where a rule that is about it begins or ends between its last day and `--as-of`, state the day on which it really goes.",
            "transfer: t\nto: p\npurpose: x\non: 2020-01-01\n" + Fields,
            "transfer: t\nto: p\npurpose: x\non: 2026-01-01\n" + Fields
        );

    /// <summary>A value of a field or dataset permits what the value further out would not.</summary>
    public static DiagnosticDescriptor NearerIsLaxer { get; } =
        Warning(
            3037,
            "nearer-is-laxer",
            "`{0}` is laxer here than further out: with that value {1} would be {2}",
            "The nearest value counts. One that stands on a field or a dataset is easily overlooked by whoever reads the transfer, so it is named where it permits what the value further out would not.",
            "transfer: t\nto: p\npurpose: x\nretention: 5 years\ndatasets: { d: { fields: { f: { category: a, retention: 30 days } } } }\n",
            "transfer: t\nto: p\npurpose: x\nretention: 30 days\n" + Fields
        );

    /// <summary>A consent is said to hold for all longer than a grant lasts.</summary>
    public static DiagnosticDescriptor ConsentOutlasted { get; } =
        Warning(
            3038,
            "consent-outlasted",
            "consent `{0}` lasts {1}, and is said to hold for all until {2}",
            "What people agreed to ends by itself after the time that `lasts` names. `all` without an end says that it holds for everybody over the whole of a standing transfer.",
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\nconsent: { brief: all }\n" + Fields,
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\nconsent: { brief: { holds: all, from: 2024-01-01, until: 2025-01-01 } }\n"
                + Fields
        );

    /// <summary>A standing transfer says that it runs once.</summary>
    public static DiagnosticDescriptor StandingOnce { get; } =
        Warning(
            3039,
            "standing-once",
            "a standing transfer does not run once",
            "`from` says that the transfer goes again and again. `once` is the rarest frequency and passes every limit.",
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\nfrequency: once\n" + Fields,
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\nfrequency: daily\n" + Fields
        );

    /// <summary>A field names a technique twice with different arguments.</summary>
    public static DiagnosticDescriptor TechniqueTwice { get; } =
        Warning(
            3040,
            "technique-twice",
            "technique `{0}` is named twice with other arguments, and the better ones count",
            "Of several techniques the strongest form counts, so the worse arguments change nothing. Name those with which it was really applied.",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a, technique: [{ counted: { k: 2 } }, { counted: { k: 9 } }] } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a, technique: { counted: { k: 2 } } } } } }\n"
        );

    /// <summary>A column that serves for a subject attribute is one of something else.</summary>
    public static DiagnosticDescriptor SubjectColumnOfAnotherKind { get; } =
        Warning(
            3041,
            "subject-column-of-another-kind",
            "column `{0}` can hardly hold `{1}` ({2}): it {3}",
            "The rows are let through by what this column says of each person. A column that identifies the person, that was changed by a technique, or that holds another attribute says something else.",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { key: id, subject: { adult: id }, fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { key: id, subject: { adult: is_adult }, fields: { f: { category: a } } } }\n"
        );
}
