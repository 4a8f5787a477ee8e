using System.Text.RegularExpressions;
using Sluice.Syntax.Text;

namespace Sluice.Cli.Tests.Rendering;

/// <summary>
/// Judges whether an output only shows what it shows. Written from what those that read it take for a command, not from what writes it.
/// </summary>
internal static class Quiet
{
    /// <summary>Nothing that cannot be seen, no command to a pipeline; line feeds end lines and nothing else does.</summary>
    public static void Assert(string output)
    {
        Xunit.Assert.DoesNotContain(output.EnumerateRunes(), static r => InvisibleCharacters.IsInvisible(r.Value) || r.Value == '\r');
        Xunit.Assert.DoesNotMatch(@"::[A-Za-z]|##[\[A-Za-z]", output);
    }

    /// <summary>Markdown in which nothing but what is code mentions, links or is HTML.</summary>
    public static void AssertMarkdown(string output)
    {
        var prose = Regex.Replace(output, "^ *(`{3,})[^\n]*\n.*?^ *\\1", "", RegexOptions.Singleline | RegexOptions.Multiline);
        prose = Regex.Replace(prose, @"\\.", "");
        prose = Regex.Replace(prose, "`[^`\n]*`|<code>.*?</code>", "");
        Xunit.Assert.DoesNotMatch(@"@[a-z]|://|#12|<img|\[x\]", prose);
    }
}
