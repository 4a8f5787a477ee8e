namespace Sluice.LanguageServer.Model;

/// <summary>
/// Which policy set a file belongs to, as `sluice verify` sees it: a folder with a folder `transfers` in it is one. A policy file elsewhere
/// belongs to the topmost folder above it that holds policy files itself.
/// </summary>
/// <param name="folders">The folders of the workspace.</param>
/// <param name="files">All policy files and manifests there are.</param>
internal sealed class SetFinder(IReadOnlyList<string> folders, IReadOnlyCollection<string> files)
{
    private const string Transfers = "/transfers/";
    private const string Verdicts = "/verdicts/";

    private readonly HashSet<string> withTransfers = new(
        files.Where(FilePath.IsManifest).Select(f => Before(f, folders)).OfType<string>(),
        StringComparer.Ordinal
    );
    private readonly HashSet<string> withPolicies = new(files.Where(FilePath.IsPolicy).Select(FilePath.Folder), StringComparer.Ordinal);

    /// <summary>The folder of the set a policy file belongs to.</summary>
    public string OfPolicy(string path)
    {
        var own = FilePath.Folder(path);
        return Above(own).FirstOrDefault(withTransfers.Contains) ?? Above(own).LastOrDefault(withPolicies.Contains) ?? own;
    }

    /// <summary>The folder of the set a manifest belongs to; null when there are no policies for it, and for accepted verdicts.</summary>
    public string? OfManifest(string path)
    {
        var set = Before(path, folders);
        if (set is null || !withPolicies.Any(f => f == set || FilePath.IsBelow(f, set)))
        {
            set = Above(FilePath.Folder(path)).FirstOrDefault(withPolicies.Contains) is { } folder
                ? OfPolicy(folder + "/any.sluice")
                : null;
        }

        return set is null || path.AsSpan(set.Length).Contains(Verdicts, StringComparison.Ordinal) ? null : set;
    }

    /// <summary>
    /// Whether a file lies in a folder `transfers` of the workspace. One around the whole workspace makes no manifests of what is in it.
    /// </summary>
    public static bool IsInTransfers(string path, IReadOnlyList<string> folders) => Before(path, folders) is not null;

    /// <summary>The folder to look for policies in when nothing but a file is known.</summary>
    public static string FolderOf(string path) => Before(path, []) ?? FilePath.Folder(path);

    private static string? Before(string path, IReadOnlyList<string> folders)
    {
        if (path.LastIndexOf(Transfers, StringComparison.Ordinal) is var at && at < 0)
        {
            return null;
        }

        var around = folders.Where(f => FilePath.IsBelow(path, f)).ToList();
        return around.Count == 0 || around.Exists(f => f.Length <= at) ? path[..at] : null;
    }

    /// <summary>A folder and those above it, as far as the workspace goes.</summary>
    private IEnumerable<string> Above(string folder)
    {
        var top = folders.Where(f => folder == f || FilePath.IsBelow(folder, f)).MinBy(static f => f.Length) ?? folder;
        for (; folder.Length >= top.Length; folder = FilePath.Folder(folder))
        {
            yield return folder;
            if (folder.Length == 0)
            {
                yield break;
            }
        }
    }
}
