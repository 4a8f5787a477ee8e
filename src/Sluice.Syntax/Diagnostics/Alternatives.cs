namespace Sluice.Syntax.Diagnostics;

/// <summary>A choice as a message names it.</summary>
public static class Alternatives
{
    /// <summary>Words in backquotes with commas and a last <c>or</c>.</summary>
    /// <param name="words">At least one.</param>
    public static string Of(IEnumerable<string> words) => Said(words.Select(static word => $"`{word}`"));

    /// <summary>Phrases as they are with commas and a last <c>or</c>.</summary>
    /// <param name="phrases">At least one.</param>
    public static string Said(IEnumerable<string> phrases)
    {
        string[] all = [.. phrases];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} or {all[^1]}";
    }
}
