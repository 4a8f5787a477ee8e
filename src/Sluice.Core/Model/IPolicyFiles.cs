using Sluice.Syntax.Diagnostics;
using Sluice.Syntax.Text;

namespace Sluice.Core.Model;

/// <summary>Where policy files come from. Core itself touches no disk.</summary>
public interface IPolicyFiles
{
    /// <summary>The paths of all <c>.sluice</c> files under the policy folder, relative to it, with <c>/</c>; any order.</summary>
    IReadOnlyList<string> List();

    /// <summary>Reads a policy file or one that a <c>use</c> names.</summary>
    /// <param name="path">Relative to the policy folder, with <c>/</c>; may begin with <c>../</c>.</param>
    /// <param name="problem">Why it cannot be read as text (too large, not UTF-8); null when it can or is not there.</param>
    /// <returns>The text, or null when the file is not there or cannot be read.</returns>
    SourceText? Read(string path, out Diagnostic? problem);

    /// <summary>Reads the bytes of another file of the policy set, such as a fact script; null when it is not there.</summary>
    /// <param name="path">Relative to the policy folder, with <c>/</c>.</param>
    byte[]? ReadBytes(string path);
}
