using System.Globalization;
using System.Text.RegularExpressions;
using Sluice.Cli.Documenting;

namespace Sluice.Cli.Tests.Documenting;

/// <summary>The colours of the page and how well one is seen on another, by the formula of WCAG.</summary>
internal static class Palette
{
    /// <summary>The colours by day and by night.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, string>> All { get; } =
        new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal)
        {
            ["light"] = Read(DocumentStyle.Text[..DocumentStyle.Text.IndexOf("@media", StringComparison.Ordinal)]),
            ["dark"] = Read(
                Regex.Match(DocumentStyle.Text, @"@media \(prefers-color-scheme: dark\).*?\n\}", RegexOptions.Singleline).Value
            ),
            ["print"] = Read(Regex.Match(DocumentStyle.Text, @"@media print.*\z", RegexOptions.Singleline).Value),
        };

    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static Dictionary<string, string> Read(string css) =>
        Regex
            .Matches(css, @"--([a-z-]+):\s*(#[0-9a-f]{6})")
            .ToDictionary(static m => m.Groups[1].Value, static m => m.Groups[2].Value, StringComparer.Ordinal);

    private static double Luminance(string colour)
    {
        var parts = new[] { 1, 3, 5 }
            .Select(i => int.Parse(colour.AsSpan(i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(static c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
