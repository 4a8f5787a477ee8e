using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <content>What earlier runs left where rows are written to. SLU8070 …</content>
public static partial class RecordsDiagnostics
{
    /// <summary>Files of an earlier run were removed.</summary>
    public static DiagnosticDescriptor EarlierRemoved { get; } =
        Warning(
            8070,
            "earlier-output-removed",
            "removed, for this run did not write it: {0}",
            "After `filter` the folder of `--out` holds what this run wrote, or nothing of any run. What an earlier run wrote there and this one did not, because it may not leave any more or because the "
                + "run failed, is removed, so that nobody takes it for what may leave today. Files that are not `filter`'s stay.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out/today"
        );

    /// <summary>What a killed run left was removed.</summary>
    public static DiagnosticDescriptor LeftoverRemoved { get; } =
        Warning(
            8071,
            "leftover-removed",
            "removed what a run that was killed had left: `{0}`",
            "A run that is killed cannot tidy up. The folder with its unfinished files, which hold rows, is removed by the next run with the same `--out`; nothing of it is ever put in place.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>What a killed run left cannot be removed.</summary>
    public static DiagnosticDescriptor LeftoverStays { get; } =
        Warning(
            8072,
            "leftover-stays",
            "a run that was killed has left `{0}`, and it cannot be removed",
            "The folder holds rows of a run that did not end, and belongs to another user or lies where nothing may be removed. Nothing of it is put in place; remove it by hand.",
            "sluice filter transfers/daily.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );
}
