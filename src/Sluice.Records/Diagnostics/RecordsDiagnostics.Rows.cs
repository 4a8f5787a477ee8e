using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <content>What rows show about a manifest, and what is left of them.</content>
public static partial class RecordsDiagnostics
{
    /// <summary>Parts of a source with different columns.</summary>
    public static DiagnosticDescriptor PartsDiffer { get; } =
        Error(
            8030,
            "parts-differ",
            "`{0}` and `{1}` do not have the same columns",
            "The files of a folder or pattern are read one after the other as one, so they have the same columns, of the same types, in the same order.",
            "sluice filter transfers/mixed_parts.yaml --policies policies --out out",
            "sluice filter transfers/parts.yaml --policies policies --out out"
        );

    /// <summary>Rows of people who are not in the population of the manifest.</summary>
    public static DiagnosticDescriptor PopulationRefuted { get; } =
        Error(
            8031,
            "population-refuted",
            "the rows of dataset `{0}` are not all about population `{1}`: {2}",
            "The manifest says who is in the file, and the policy says how to tell. Rows that say otherwise refute the manifest, and what was decided on its word is void. "
                + "Name the population that is really in the file, or take the others out.",
            "sluice filter transfers/everybody_called_adult.yaml --policies policies --out out",
            "sluice filter transfers/everybody.yaml --policies policies --out out"
        );

    /// <summary>What was written is not allowed.</summary>
    public static DiagnosticDescriptor OutputNotAllowed { get; } =
        Error(
            8032,
            "output-not-allowed",
            "the rows that would be written for `{0}` are not allowed when decided again: {1}",
            "What is left after filtering is decided once more, as a transfer of its own: these columns, these people, this many of them. A rule that asks for many people, for example, may hold for the "
                + "whole file and not for what is left of it. Nothing is written.",
            "sluice filter transfers/few_left.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>A sample of a format that cannot be made.</summary>
    public static DiagnosticDescriptor SampleFormat { get; } =
        Error(
            8034,
            "sample-format",
            "no sample can be made of `{0}`",
            "A sample is CSV, TSV or JSON lines, also under a name that ends in `.gz` or `.zst`, in one file beside or below the manifest.",
            "sluice sample transfers/parquet.yaml --policies policies --out sample",
            "sluice sample transfers/daily.yaml --policies policies --out sample"
        );
}
