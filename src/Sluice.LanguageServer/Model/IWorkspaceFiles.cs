namespace Sluice.LanguageServer.Model;

/// <summary>The files of a workspace. The server itself touches no disk. Paths are absolute, with <c>/</c>.</summary>
public interface IWorkspaceFiles
{
    /// <summary>All policy files and manifests below a folder, in any order.</summary>
    IReadOnlyList<string> Find(string folder);

    /// <summary>The bytes of a file; null when it is not there or cannot be read.</summary>
    byte[]? Read(string path);
}
