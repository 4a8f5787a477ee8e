namespace Sluice.Core.Ir;

/// <summary>Texts by their numbers.</summary>
internal interface ITexts
{
    /// <summary>The text with that number.</summary>
    string TextOf(int number);
}
