namespace Sluice.Records.Engines.Submitting;

/// <summary>Formats whose tables have versions.</summary>
public enum TableFormat
{
    /// <summary>Apache Iceberg: a version is a snapshot, and the one that counts is that of the branch <c>main</c>.</summary>
    Iceberg,

    /// <summary>Delta Lake: versions are counted from 0 on.</summary>
    Delta,
}
