using Sluice.Syntax.Diagnostics;

namespace Sluice.Core.Manifests;

public static partial class ManifestDiagnostics
{
    /// <summary>An unknown time zone.</summary>
    public static DiagnosticDescriptor ZoneUnknown { get; } =
        new(
            "SLU8033",
            "zone-unknown",
            DiagnosticSeverity.Error,
            "there is no time zone `{0}`",
            "`zone` names a zone of the IANA time zone database, as `Asia/Seoul` or `UTC`. It says in which day a moment of the ledger lies.",
            "sluice filter transfers/unknown_zone.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            DiagnosticSubject.Command
        );

    /// <summary>A dataset that is restricted by consent records and cannot be filtered.</summary>
    public static DiagnosticDescriptor KeyNeeded { get; } =
        new(
            "SLU8074",
            "key-needed-to-filter",
            DiagnosticSeverity.Warning,
            "dataset `{0}` is restricted by consent records and has no `key`: it cannot be filtered, and nothing of it may leave before",
            "A verdict `restrict` says that a file may leave when it is filtered. Where consent records decide, `filter` and `sql` look for the person of each row by the column that `key` names, and refuse a dataset "
                + "without one.",
            "sluice check transfers/no_key.yaml --policies policies",
            "sluice check transfers/with_key.yaml --policies policies",
            DiagnosticSubject.Command
        );
}
