using Sluice.Cli.Diagnostics;
using Sluice.Cli.Files;
using Sluice.Cli.Hosting;
using Sluice.Syntax.Diagnostics;

namespace Sluice.Cli.Snapshots;

/// <summary>The accepted verdicts of a policy folder, for those who only read them.</summary>
internal static class AcceptedFiles
{
    /// <summary>All of them, by file and name; what cannot be read is a problem.</summary>
    public static List<AcceptedTransfer> Read(PolicyFolder policies, List<Diagnostic> problems)
    {
        var transfers = new List<AcceptedTransfer>();
        var root = Path.Join(policies.FullPath, PolicyFolderLayout.Verdicts);
        if (!Directory.Exists(root))
        {
            return transfers;
        }

        foreach (
            var file in FileTree
                .Files(root, static (_, _) => { }, followLinks: false)
                .Where(static f => f.EndsWith(VerdictFile.Ending, StringComparison.Ordinal))
        )
        {
            var name = policies.PathOf($"{PolicyFolderLayout.Verdicts}/{file}");
            try
            {
                if (SourceDecoder.TryDecode(name, BoundedReader.Read(Path.Join(root, file)), out var problem) is { } source)
                {
                    transfers.AddRange(VerdictFile.Read(source, problems).OrderBy(static t => t.Name, Utf8Order.Instance));
                }
                else if (problem is not null)
                {
                    problems.Add(problem);
                }
            }
            catch (Exception e) when (SystemMessage.IsRefusal(e))
            {
                problems.Add(Diagnostic.Create(CommandDiagnostics.CannotRead, null, name, SystemMessage.Of(e)));
            }
        }

        return transfers;
    }
}
