using System.Text;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Tests.Scripting;

/// <summary>A policy folder in memory: one policy and its scripts.</summary>
internal sealed class ScriptFiles(Dictionary<string, string> files) : IPolicyFiles
{
    public int ScriptReads { get; private set; }

    public IReadOnlyList<string> List() => [.. files.Keys.Where(static k => k.EndsWith(".sluice", StringComparison.Ordinal))];

    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        return files.TryGetValue(path, out var text) ? new SourceText(path, text) : null;
    }

    public byte[]? ReadBytes(string path)
    {
        ScriptReads++;
        return files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
    }
}
