namespace Sluice.Reference;

/// <summary>The kinds of items in a selector.</summary>
public enum PlainItemKind
{
    /// <summary>any.</summary>
    Any,

    /// <summary>A name with all below it.</summary>
    Name,

    /// <summary>Every name with the label, with all below.</summary>
    Label,

    /// <summary>partners in R.</summary>
    PartnersIn,

    /// <summary>partners outside R.</summary>
    PartnersOutside,
}
