namespace Sluice.Cli.Testing;

/// <summary>Which tests and promises to run: those whose name contains a text, or fits a pattern with <c>*</c>.</summary>
/// <param name="Text">The text; null for all of them.</param>
internal sealed record TestFilter(string? Text)
{
    /// <summary>Whether a name is meant. Capital letters make no difference.</summary>
    public bool Includes(string name) =>
        Text is null
        || (
            Text.Contains('*', StringComparison.Ordinal)
                ? Fits(name, Text.Split('*'))
                : name.Contains(Text, StringComparison.OrdinalIgnoreCase)
        );

    private static bool Fits(string name, string[] parts)
    {
        if (!name.StartsWith(parts[0], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var at = parts[0].Length;
        for (var i = 1; i < parts.Length - 1; i++)
        {
            var next = name.IndexOf(parts[i], at, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
            {
                return false;
            }

            at = next + parts[i].Length;
        }

        return name.Length - at >= parts[^1].Length && name.EndsWith(parts[^1], StringComparison.OrdinalIgnoreCase);
    }
}
