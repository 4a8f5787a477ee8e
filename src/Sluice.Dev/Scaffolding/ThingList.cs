using Sluice.Dev.Files;

namespace Sluice.Dev.Scaffolding;

/// <summary>The source of a list of all things of a kind.</summary>
internal static class ThingList
{
    private const string End = "\n    ];";

    /// <summary>The source with one more line, behind the last of its first list.</summary>
    /// <param name="checkout">The checkout.</param>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, without blanks before it.</param>
    /// <exception cref="InvalidOperationException">There is no list in it.</exception>
    public static (string File, string Text) With(Checkout checkout, string file, string line)
    {
        var text = checkout.Read(file);
        return text.IndexOf(End, StringComparison.Ordinal) is >= 0 and var end
            ? (file, text.Insert(end, "\n        " + line))
            : throw new InvalidOperationException($"{file} holds no list");
    }
}
