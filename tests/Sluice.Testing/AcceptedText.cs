using Sluice.Cli.Formatting;
using Xunit.Sdk;

namespace Sluice.Testing;

/// <summary>
/// What a person has read and accepted: a text in the repository. A test that finds another fails with the difference; run with
/// <c>SLUICE_ACCEPT=1</c> it writes the new text there, so that the review sees it. Where CI is set, nothing is ever accepted.
/// </summary>
public static class AcceptedText
{
    /// <summary>The variable that accepts.</summary>
    public const string Variable = "SLUICE_ACCEPT";

    private const int MostLines = 24;
    private static readonly Lock Writing = new();

    /// <summary>Whether differences are accepted in this run.</summary>
    public static bool Accepts => IsAsked && !IsRefused;

    private static bool IsAsked => Environment.GetEnvironmentVariable(Variable) == "1";

    // A run of a pipeline: there a person reads nothing before it is accepted.
    private static bool IsRefused => Environment.GetEnvironmentVariable("CI") is not (null or "" or "false");

    /// <summary>Holds a text to the accepted one in a file of the repository.</summary>
    /// <param name="file">The file, relative to the root with <c>/</c>.</param>
    /// <param name="text">What the program says now.</param>
    public static void Matches(string file, string text) => Matches(Repository.Root, file, text, IsAsked, IsRefused);

    /// <summary>The message of a difference: its place, some lines of it, and how to accept it.</summary>
    public static string Difference(string place, string before, string after) => Difference(place, before, after, IsAsked);

    internal static void Matches(string root, string file, string text, bool isAsked, bool isRefused)
    {
        var path = Path.Join(root, file);
        var before = File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "";
        if (File.Exists(path) && before == text)
        {
            return;
        }

        if (!isAsked || isRefused)
        {
            throw new XunitException(Difference(file, before, text, isAsked));
        }

        lock (Writing)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static string Difference(string place, string before, string after, bool isAsked)
    {
        var lines = UnifiedDiff.Write(place, before, after, colour: false).TrimEnd('\n').Split('\n').Skip(2).ToList();
        var rest = lines.Count > MostLines ? $"\n… and {lines.Count - MostLines} lines more" : "";
        var how = isAsked
            ? $"{Variable} is refused where CI is set: accept it on your own machine"
            : $"read it; is it right, accept it: {Variable}=1, and run this test again";
        return $"{place}: not what was accepted (- accepted, + now)\n{string.Join('\n', lines.Take(MostLines))}{rest}\n{how}";
    }
}
