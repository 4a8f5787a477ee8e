using System.CommandLine;
using System.Globalization;

namespace Sluice.Cli.Commands;

/// <summary>Options that every command has.</summary>
internal static class CommonOptions
{
    /// <summary>The values of <c>--color</c>.</summary>
    public static IReadOnlyList<string> ColourModes { get; } = ["auto", "always", "never"];

    /// <summary><c>--help</c>.</summary>
    public static Option<bool> Help() =>
        new("--help", "-h", "-?")
        {
            Description = "Show this page.",
            Recursive = true,
            Arity = ArgumentArity.Zero,
        };

    /// <summary><c>--version</c>, which stands before any command.</summary>
    public static Option<bool> Version() => new("--version") { Description = "Show the version.", Arity = ArgumentArity.Zero };

    /// <summary><c>--color</c>.</summary>
    public static Option<string?> Colour() =>
        new Option<string?>("--color")
        {
            Description = "Use colour: auto (only on a terminal and without NO_COLOR), always or never.",
            HelpName = "WHEN",
            Recursive = true,
        }.Offering(ColourModes);

    /// <summary>The day that a value of <c>--as-of</c> means.</summary>
    public static bool TryParseDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
