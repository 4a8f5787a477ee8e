using Xunit;

namespace Sluice.Cli.Tests.Records;

/// <summary>Searches everything that a run has said or left for the name of a person.</summary>
internal static class MarkedOutput
{
    /// <summary>The name: short letters only, as the name of a column or a consent may be.</summary>
    public const string Mark = "mustermann";

    /// <summary>
    /// Fails where it is in what was printed, in a report, or in the name of a file; the rows that may leave are left out.
    /// </summary>
    public static void Check(RowWorkspace workspace)
    {
        Assert.DoesNotContain(Mark, workspace.Output, StringComparison.OrdinalIgnoreCase);
        var left = Directory
            .EnumerateFileSystemEntries(workspace.Folder, "*", SearchOption.TopDirectoryOnly)
            .Where(static f => Path.GetFileName(f).StartsWith("out", StringComparison.Ordinal) || Path.GetFileName(f).StartsWith('.'));
        foreach (
            var file in left.SelectMany(static f =>
                Directory.Exists(f) ? Directory.EnumerateFiles(f, "*", SearchOption.AllDirectories).Append(f) : [f]
            )
        )
        {
            Assert.DoesNotContain(Mark, Path.GetRelativePath(workspace.Folder, file), StringComparison.OrdinalIgnoreCase);
            if (File.Exists(file) && !Path.GetFileName(file).StartsWith("people.", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(Mark, File.ReadAllText(file), StringComparison.OrdinalIgnoreCase);
            }
        }
    }
}
