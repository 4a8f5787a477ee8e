using System.Text;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Tests.Engine;

/// <summary>Policy files held in memory. A name that begins with <c>../</c> can be used, but is not listed.</summary>
public sealed class MemoryPolicyFiles(IReadOnlyDictionary<string, string> files) : IPolicyFiles
{
    /// <summary>One file called example.sluice, as the examples of the diagnostics are.</summary>
    public MemoryPolicyFiles(string text)
        : this(new Dictionary<string, string>(StringComparer.Ordinal) { ["example.sluice"] = text })
    {
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
        [.. files.Keys.Where(static k => k.EndsWith(".sluice", StringComparison.Ordinal) && !k.StartsWith("../", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        return ReadBytes(path) is { } bytes ? SourceDecoder.TryDecode(path, bytes, out problem) : null;
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path) => files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
}
