using Sluice.Core.Manifests;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Checking;

/// <summary>
/// The names of the transfers in one file that is read line by line: each stands for one, as in a file that is read as a whole.
/// </summary>
internal sealed class LineNames
{
    private readonly Dictionary<string, SourceLocation> first = new(StringComparer.Ordinal);

    /// <summary>The same; without its transfer, and with an error, where another line has its name.</summary>
    public ManifestReadResult OnlyNew(ManifestReadResult read)
    {
        if (read.Transfers is not [{ } transfer] || first.TryAdd(transfer.Name.Value, transfer.Location))
        {
            return read;
        }

        var name = transfer.Name.Value;
        return new ManifestReadResult(
            [],
            [
                .. read.Diagnostics,
                Diagnostic
                    .Create(ManifestDiagnostics.DuplicateTransfer, transfer.Location, name)
                    .WithRelated(first[name], $"`{name}` stands here first"),
            ]
        );
    }
}
