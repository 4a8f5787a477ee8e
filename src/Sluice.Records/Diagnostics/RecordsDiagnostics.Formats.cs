using Sluice.Syntax.Diagnostics;

namespace Sluice.Records.Diagnostics;

/// <content>What files and the folders they lie in say of columns. SLU8090 …</content>
public static partial class RecordsDiagnostics
{
    /// <summary>A column that folders name and files hold.</summary>
    public static DiagnosticDescriptor PartitionInFile { get; } =
        Error(
            8090,
            "partition-in-file",
            "`{0}` has a column in its files that the folders they lie in name too: folder {1} of those that name one",
            "A folder called `country=KR` says that all rows in it have KR in the column `country`. Where the files have that column as well, the two may differ, and nobody can say which one a decision would rest on. "
                + "Write the files without it, or give the folder or the column another name.",
            "sluice filter transfers/partition_twice.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );

    /// <summary>Files of one source that lie in folders of different columns.</summary>
    public static DiagnosticDescriptor PartitionsDiffer { get; } =
        Error(
            8091,
            "partitions-differ",
            "`{0}` and `{1}` lie in folders that do not name the same columns",
            "The files of a source are read as one table. Where some lie in a folder such as `country=KR` and others do not, or in folders of other columns, the column would be missing in some of the rows.",
            "sluice filter transfers/partitions.yaml --policies policies --out out",
            "sluice filter transfers/daily.yaml --policies policies --out out"
        );
}
