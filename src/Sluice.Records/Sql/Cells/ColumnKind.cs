namespace Sluice.Records.Sql.Cells;

/// <summary>What a column of a table holds, as far as cells of it can be values or keys.</summary>
internal enum ColumnKind
{
    /// <summary>Not given: a query has to be right for every kind.</summary>
    Any,

    /// <summary>Nothing: it has no value in any row.</summary>
    Nothing,

    /// <summary>Truth values.</summary>
    Boolean,

    /// <summary>Whole numbers of at most 64 bits.</summary>
    Whole,

    /// <summary>Decimal numbers of a fixed number of digits.</summary>
    Decimal,

    /// <summary>Floating-point numbers of 32 bits.</summary>
    Float,

    /// <summary>Floating-point numbers of 64 bits.</summary>
    Double,

    /// <summary>Texts.</summary>
    Text,

    /// <summary>Texts that are filled up with blanks.</summary>
    Char,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Moments without a zone: local time of the sender.</summary>
    Timestamp,

    /// <summary>Moments: points in time.</summary>
    Instant,

    /// <summary>UUIDs.</summary>
    Uuid,

    /// <summary>Something that is no value of any attribute, and no key.</summary>
    Other,
}
