using System.Text;
using Sluice.Core.Model;
using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Benchmarks;

/// <summary>A policy set of one file, or of several equal parts, in memory.</summary>
public sealed class OneFile(string text) : IPolicyFiles
{
    public IReadOnlyList<string> List() => ["policy.sluice"];

    public SourceText? Read(string path, out Diagnostic? problem)
    {
        problem = null;
        return new SourceText(path, text);
    }

    public byte[]? ReadBytes(string path) => Encoding.UTF8.GetBytes(text);
}
