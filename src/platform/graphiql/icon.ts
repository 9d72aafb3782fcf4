export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<path d="m16 3 11.3 6.5v13L16 29 4.7 22.5v-13z" fill="none" stroke="#d64292" stroke-width="2.5"/>
<path d="M16 3 4.7 22.5h22.6z" fill="none" stroke="#d64292" stroke-width="1.5"/>
</svg>
`;
