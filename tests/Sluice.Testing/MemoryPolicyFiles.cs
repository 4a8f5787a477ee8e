using System.Text;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Testing;

/// <summary>Policy files held in memory. A name that begins with <c>../</c> can be used, but is not listed.</summary>
public sealed class MemoryPolicyFiles(IReadOnlyDictionary<string, string> files) : IPolicyFiles
{
    private int texts;
    private int bytes;

    /// <summary>One file called example.sluice, as the examples of the diagnostics are.</summary>
    public MemoryPolicyFiles(string text)
        : this(new Dictionary<string, string>(StringComparer.Ordinal) { ["example.sluice"] = text }) { }

    /// <summary>The order in which the files are listed; ordinal where a test does not set another.</summary>
    public Func<IEnumerable<string>, IEnumerable<string>> Order { get; init; } = static names => names.Order(StringComparer.Ordinal);

    /// <summary>How many policy files were read.</summary>
    public int TextsRead => texts;

    /// <summary>How many other files were read.</summary>
    public int BytesRead => bytes;

    /// <inheritdoc/>
    public IReadOnlyList<string> List() =>
        [
            .. Order(
                files.Keys.Where(static k =>
                    k.EndsWith(".sluice", StringComparison.Ordinal) && !k.StartsWith("../", StringComparison.Ordinal)
                )
            ),
        ];

    /// <inheritdoc/>
    public SourceText? Read(string path, out Diagnostic? problem)
    {
        Interlocked.Increment(ref texts);
        problem = null;
        return files.TryGetValue(path, out var text) ? SourceDecoder.TryDecode(path, Encoding.UTF8.GetBytes(text), out problem) : null;
    }

    /// <inheritdoc/>
    public byte[]? ReadBytes(string path)
    {
        Interlocked.Increment(ref bytes);
        return files.TryGetValue(path, out var text) ? Encoding.UTF8.GetBytes(text) : null;
    }
}
