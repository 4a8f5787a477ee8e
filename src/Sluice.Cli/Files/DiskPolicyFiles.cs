using Sluice.Cli.Diagnostics;
using Sluice.Cli.Hosting;
using Sluice.Core.Binding;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Files;

/// <summary>The files of a policy set on disk.</summary>
/// <param name="root">The policy folder, absolute.</param>
/// <param name="listed">The policy files below it, relative with <c>/</c>.</param>
/// <param name="display">The folder as seen from the working directory; empty for that itself.</param>
internal sealed class DiskPolicyFiles(string root, IReadOnlyList<string> listed, string display = "") : IPolicyFiles
{
    private readonly HashSet<string> known = new(listed, StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => listed;

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        try
        {
            if (!RegularFile.IsCalled(FullPath(path), PolicyFolder.Ending))
            {
                problem = Diagnostic.Create(BindingDiagnostics.OtherKind, null, SourceText.PathIn(display, path), "`*.sluice`");
                return null;
            }

            return SourceDecoder.TryDecode(path, BoundedReader.Read(FullPath(path)), out problem, folder: display);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException && !known.Contains(path))
        {
            return null;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            // A policy file that cannot be read might hold the very rule that forbids: never pass over it.
            problem = Diagnostic.Create(CommandDiagnostics.CannotRead, null, SourceText.PathIn(display, path), SystemMessage.Of(e));
            return null;
        }
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path)
    {
        try
        {
            return RegularFile.IsCalled(FullPath(path), Path.GetExtension(path)) ? BoundedReader.Read(FullPath(path)) : null;
        }
        catch (Exception e) when (SystemMessage.IsRefusal(e))
        {
            return null;
        }
    }

    private string FullPath(string path) => Path.GetFullPath(path, root);
}
