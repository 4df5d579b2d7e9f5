<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB">
<context>
    <name>LibraryWork</name>
    <message numerus="yes">
        <source>%Ln file(s) left out</source>
        <translation>
            <numerusform>%Ln file left out</numerusform>
            <numerusform>%Ln files left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchPage</name>
    <message numerus="yes">
        <source>%Ln provision(s) found</source>
        <translation>
            <numerusform>%Ln provision found</numerusform>
            <numerusform>%Ln provisions found</numerusform>
        </translation>
    </message>
</context>
</TS>
