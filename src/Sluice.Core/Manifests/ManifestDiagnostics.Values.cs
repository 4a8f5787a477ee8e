using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

/// <content>Values, dates and what belongs together.</content>
public static partial class ManifestDiagnostics
{
    /// <summary>A value has the wrong type.</summary>
    public static DiagnosticDescriptor WrongValue { get; } =
        Error(
            3014,
            "wrong-value",
            "`{0}` is {1}, and `{2}` is not",
            "Values have the type that the policy declares for them: `true` or `false`, a number, a date `2024-05-22`, a duration `90 days`, a country code, a text, or one of the names of a choice. A number or a boolean in quotes is text.",
            "transfer: t\nto: p\npurpose: x\npeople: many\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\npeople: 44_500_000\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A date does not exist.</summary>
    public static DiagnosticDescriptor ImpossibleManifestDate { get; } =
        Error(
            3015,
            "impossible-manifest-date",
            "there is no day `{0}`",
            "Dates are written year-month-day and must exist in the calendar.",
            "transfer: t\nto: p\npurpose: x\non: 2024-02-30\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\non: 2024-02-29\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>`on` stands with a period.</summary>
    public static DiagnosticDescriptor OnWithPeriod { get; } =
        Error(
            3016,
            "on-with-period",
            "a transfer on one day has no period",
            "`on` is a single transfer, `from` a standing one, with `until` or `through` for its end.",
            "transfer: t\nto: p\npurpose: x\non: 2024-01-01\nfrom: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A period has no beginning.</summary>
    public static DiagnosticDescriptor EndWithoutFrom { get; } =
        Error(
            3017,
            "end-without-from",
            "`{0}` needs `from`",
            "A standing transfer is decided from its first day on, so it must have one.",
            "transfer: t\nto: p\npurpose: x\nuntil: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nfrom: 2023-01-01\nuntil: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A period has two ends.</summary>
    public static DiagnosticDescriptor TwoEnds { get; } =
        Error(
            3018,
            "two-ends",
            "`until` and `through` both give an end",
            "`until D` leaves the day out, `through D` takes it in. One of them can stand.",
            "transfer: t\nto: p\npurpose: x\nfrom: 2023-01-01\nuntil: 2024-01-01\nthrough: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nfrom: 2023-01-01\nthrough: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A period ends before it begins.</summary>
    public static DiagnosticDescriptor PeriodEndsBeforeBegin { get; } =
        Error(
            3019,
            "period-ends-before-begin",
            "no day lies between `from` and the end",
            "`from D` includes the day, `until D` leaves it out. At least one day must remain.",
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\nuntil: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nfrom: 2024-01-01\nthrough: 2024-01-01\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A consent refers to a ledger that is not there.</summary>
    public static DiagnosticDescriptor LedgerMissing { get; } =
        Error(
            3020,
            "ledger-missing",
            "consent `{0}` says `ledger`, and there is no `ledger`",
            "`ledger` means that records of single people decide. The block `ledger` says where they are.",
            "transfer: t\nto: p\npurpose: x\nconsent: { c: ledger }\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nconsent: { c: ledger }\nledger: { source: consents.parquet }\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>Several agreements are named, and the evidence is a plain list.</summary>
    public static DiagnosticDescriptor EvidenceAmbiguous { get; } =
        Error(
            3021,
            "evidence-ambiguous",
            "it is not clear for which agreement this is evidence",
            "With several agreements `evidence` is a map from agreement to list, so that the evidence of one never supports another.",
            "transfer: t\nto: p\npurpose: x\nagreement: [g, h]\nevidence: [audit]\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nagreement: [g, h]\nevidence: { g: [audit] }\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>An attribute of people is stated for the whole transfer.</summary>
    public static DiagnosticDescriptor SubjectAttributeStated { get; } =
        Error(
            3022,
            "subject-attribute-stated",
            "`{0}` differs from person to person",
            "A subject attribute is read from a column: map it under `subject` of the dataset.",
            "transfer: t\nto: p\npurpose: x\nattributes: { adult: true }\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { subject: { adult: is_adult }, fields: { f: { category: a } } } }\n"
        );

    /// <summary>An attribute that a script computes is stated.</summary>
    public static DiagnosticDescriptor ScriptAttributeStated { get; } =
        Error(
            3023,
            "script-attribute-stated",
            "`{0}` is computed by a script",
            "The policy computes this fact itself; a manifest cannot overrule it.",
            "transfer: t\nto: p\npurpose: x\nattributes: { office_hours: true }\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>Evidence is given for an agreement that is not named.</summary>
    public static DiagnosticDescriptor EvidenceNotNamed { get; } =
        Warning(
            3501,
            "evidence-not-named",
            "this transfer does not name agreement `{0}`",
            "The evidence counts for nothing, for the agreement is not claimed. Name it under `agreement`, or leave the evidence out.",
            "transfer: t\nto: p\npurpose: x\nagreement: g\nevidence: { g: [audit], h: [audit] }\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\nagreement: g\nevidence: { g: [audit] }\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>The stated destination is no country of a recipient.</summary>
    public static DiagnosticDescriptor DestinationElsewhere { get; } =
        Warning(
            3502,
            "destination-elsewhere",
            "no recipient is in `{0}`",
            "The policy says where each partner is. A destination elsewhere may be right, but mostly one of the two is out of date.",
            "transfer: t\nto: p\npurpose: x\ndestination: FR\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndestination: SG\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>A list names something twice.</summary>
    public static DiagnosticDescriptor DuplicateEntry { get; } =
        Warning(
            3503,
            "duplicate-entry",
            "`{0}` is listed twice",
            "A list of names is a set, so the second entry adds nothing; mostly another one was intended.",
            "transfer: t\nto: p\npurpose: [x, x]\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );

    /// <summary>Two transfers of one text have the same name.</summary>
    public static DiagnosticDescriptor DuplicateTransfer { get; } =
        Warning(
            3504,
            "duplicate-transfer",
            "transfer `{0}` stands in this text twice",
            "Each is decided by itself. Readers of the verdicts tell them apart by their names, so give each its own.",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n---\ntransfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n",
            "transfer: t\nto: p\npurpose: x\ndatasets: { d: { fields: { f: { category: a } } } }\n"
        );
}
