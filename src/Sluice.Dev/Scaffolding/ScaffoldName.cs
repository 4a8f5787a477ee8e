using System.Text.RegularExpressions;

namespace Sluice.Dev.Scaffolding;

/// <summary>The name of a new thing: words of small letters and digits, joined with hyphens.</summary>
internal static partial class ScaffoldName
{
    private const int Longest = 60;

    /// <summary>Why it can be no name; null where it can.</summary>
    public static string? Problem(string name) =>
        Form().IsMatch(name) && name.Length <= Longest
            ? null
            : $"`{name}` is no name: write words of small letters and digits, joined with hyphens, such as `unused-duty`, at most {Longest} characters";

    /// <summary>The same as the name of a type: <c>unused-duty</c> becomes <c>UnusedDuty</c>.</summary>
    public static string AsType(string name) => string.Concat(name.Split('-').Select(static w => char.ToUpperInvariant(w[0]) + w[1..]));

    [GeneratedRegex(@"^[a-z][a-z0-9]*(?:-[a-z0-9]+)*\z")]
    private static partial Regex Form();
}
